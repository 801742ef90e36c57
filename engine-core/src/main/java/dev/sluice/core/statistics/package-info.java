/**
 * Key statistics of a sorting shuffle, and the partition boundaries that follow from them. Pure.
 *
 * <p>Key types: {@link dev.sluice.core.statistics.KeySampler} (one for each writer), {@link
 * dev.sluice.core.statistics.KeyStatistics} (its reading, mergeable), {@link
 * dev.sluice.core.statistics.PartitionBoundaries}.
 */
@NullMarked
package dev.sluice.core.statistics;

import org.jspecify.annotations.NullMarked;
