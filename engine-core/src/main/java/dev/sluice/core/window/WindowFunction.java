package dev.sluice.core.window;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One function over the rows of a window. Each batch that comes is handed to {@link #arrive};
 * later, when as much is known beyond the rows as {@link #lookahead} wants, {@link #evaluate} is
 * asked for them, chunk by chunk, in order. Belongs to one thread.
 */
interface WindowFunction extends AutoCloseable {
  /** What must be known beyond a row. */
  Lookahead lookahead();

  /** Opens what reads rows again; called once, before the first batch. */
  default void open(RowStore store) {}

  /**
   * Takes rows that came.
   *
   * @param starts which of them start a partition
   * @param added columns that functions add to the rows, by their position among those; the
   *     function puts its own
   */
  default void arrive(
      Batch batch, boolean[] starts, @Nullable ColumnVector[] added, VectorArena arena) {}

  /**
   * Values for the next chunk.
   *
   * @param rows the rows of the chunk with their added columns
   */
  ColumnVector evaluate(RowPlaces places, Batch rows, VectorArena arena) throws IOException;

  /** Position of the oldest row that may be read again for the rows after the last chunk. */
  default long keepFrom() {
    return Long.MAX_VALUE;
  }

  /** Bytes of heap, as far as they grow with the data. */
  default long sizeBytes() {
    return 0;
  }

  @Override
  default void close() {}
}
