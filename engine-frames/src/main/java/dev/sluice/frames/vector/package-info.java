/**
 * Columns and batches on the heap: what operators inside a processor pass to each other.
 *
 * <p>Key types, in reading order: {@link dev.sluice.frames.vector.ColumnVector} and its four forms,
 * {@link dev.sluice.frames.vector.Batch}, {@link dev.sluice.frames.vector.VectorArena}. A batch and
 * everything it reaches belong to one thread and are valid only until the call that received them
 * returns: whoever keeps rows copies them into a frame. Nothing here knows Arrow.
 */
@NullMarked
package dev.sluice.frames.vector;

import org.jspecify.annotations.NullMarked;
