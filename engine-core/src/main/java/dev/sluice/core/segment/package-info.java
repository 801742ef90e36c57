/**
 * Segment files: immutable Arrow IPC files that hold the rows of a table, and the readers that turn
 * them into batches.
 *
 * <p>Key types, in reading order: {@link dev.sluice.core.segment.SegmentWriter}, {@link
 * dev.sluice.core.segment.SegmentContents}, {@link dev.sluice.core.segment.SegmentFile}, {@link
 * dev.sluice.core.segment.SegmentReader}, {@link dev.sluice.core.segment.RangeFilter}. Which files
 * make up a table is not known here.
 */
@NullMarked
package dev.sluice.core.segment;

import org.jspecify.annotations.NullMarked;
