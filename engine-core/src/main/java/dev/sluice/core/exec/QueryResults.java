package dev.sluice.core.exec;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.ResultColumn;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;

/**
 * Rows of a query that succeeded, held in memory and on disk until closed. They may be read any
 * number of times, by one thread at a time. A query that stores its rows has none.
 */
public interface QueryResults extends AutoCloseable {
  /** Output columns in SELECT order. */
  List<ResultColumn> columns();

  /** Columns of the batches, which are those of the last stage. */
  RowSignature signature();

  /** Position in the batches of an output column. */
  int position(int outputColumn);

  long rowCount();

  /**
   * Reads from the first row on.
   *
   * @param arena where batches take their arrays from; the caller resets it before each call of
   *     {@code next}
   */
  BatchSource open(VectorArena arena);

  /** Counts frames that the caller makes of the rows in the query's budget. */
  FrameAllocator allocator();

  /** Gives back memory and files. Idempotent. */
  @Override
  void close();
}
