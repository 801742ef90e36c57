/**
 * From the batches of a stage to its partitions, and from partitions back to batches.
 *
 * <p>Key types, in reading order: {@link dev.sluice.core.shuffle.Shuffle} (what one worker does
 * with its output), {@link dev.sluice.core.shuffle.ShuffleWriter} (one lane's end of it), {@link
 * dev.sluice.core.shuffle.StageOutput} (the finished partitions of one worker), {@link
 * dev.sluice.core.shuffle.StagePartitions} (those of all workers, as consumers read them).
 *
 * <p>A writer belongs to its lane; everything else here is handed on between threads when it is
 * complete, and may then be read by many at once. Whoever holds finished frames moves them to disk
 * when half of the budget is in use.
 */
@NullMarked
package dev.sluice.core.shuffle;

import org.jspecify.annotations.NullMarked;
