/**
 * Sorting of any number of rows within a memory budget.
 *
 * <p>Key types, in reading order: {@link dev.sluice.frames.sort.SortBuffer} takes batches and makes
 * sorted runs of them, {@link dev.sluice.frames.sort.SortedRun} is one of those, in memory or on
 * disk, and {@link dev.sluice.frames.sort.RunMerger} reads ranges of several as one.
 */
@NullMarked
package dev.sluice.frames.sort;

import org.jspecify.annotations.NullMarked;
