package dev.sluice.core.expr;

import dev.sluice.core.expr.kernel.RangeSelection;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Rows for which a value in long form is not 0, or is 0. */
record ValuePredicate(CompiledExpr value, boolean negated) implements CompiledPredicate {
  @Override
  public int select(Batch batch, int[] rowsOut, VectorArena arena) {
    LongVector vector = (LongVector) value.evaluate(batch, arena);
    return negated
        ? RangeSelection.inside(vector.values(), vector.nulls(), vector.size(), 0, 0, rowsOut)
        : RangeSelection.outside(vector.values(), vector.nulls(), vector.size(), 0, 0, rowsOut);
  }

  @Override
  public boolean mayFail() {
    return value.mayFail();
  }

  @Override
  public int cost() {
    return value.cost() + 1;
  }
}
