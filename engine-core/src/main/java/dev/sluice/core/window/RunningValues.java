package dev.sluice.core.window;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/** Values of an aggregate over the rows of a partition up to each row. */
interface RunningValues {
  /**
   * Values for the rows that come next.
   *
   * @param starts which rows start a partition
   */
  ColumnVector next(ColumnVector[] inputs, boolean[] starts, int count, VectorArena arena);
}
