package dev.sluice.core.expr;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Condition that is ready to run over batches of one signature. Belongs to one thread. */
public interface CompiledPredicate {
  /**
   * Finds the rows for which the condition is true (neither false nor null).
   *
   * @param rowsOut takes the rows in ascending order; has room for all rows of the batch
   * @return number of rows written
   * @throws dev.sluice.core.fault.FaultException if the condition has no value for some row
   */
  int select(Batch batch, int[] rowsOut, VectorArena arena);

  /** Whether evaluation may end in a fault. */
  default boolean mayFail() {
    return false;
  }

  /** Rough cost of a row; a loop over primitive values costs 1. */
  default int cost() {
    return 1;
  }

  /** One condition in place of this one and the other, both of which must hold, if there is one. */
  default @Nullable CompiledPredicate intersect(CompiledPredicate other) {
    return null;
  }
}
