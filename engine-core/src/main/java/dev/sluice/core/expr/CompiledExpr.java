package dev.sluice.core.expr;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/** Expression that is ready to run over batches of one signature. Belongs to one thread. */
public interface CompiledExpr {
  /** Type of the values; its physical form decides the class of vector that comes out. */
  ColumnType type();

  /**
   * The value of every row. The vector may be a column of the batch itself; its arrays live as long
   * as those of the batch and the arena.
   *
   * @throws dev.sluice.core.fault.FaultException if the expression has no value for some row
   */
  ColumnVector evaluate(Batch batch, VectorArena arena);

  /** Whether evaluation may end in a fault, so that rows which are not asked for must be spared. */
  default boolean mayFail() {
    return false;
  }

  /** Rough cost of a row; a loop over primitive values costs 1. */
  default int cost() {
    return 1;
  }
}
