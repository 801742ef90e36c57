package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.kernel.RangeSelection;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Rows whose double lies in the range, or out of it. */
record DoubleRangePredicate(Expr source, CompiledExpr operand, DoubleRange range)
    implements CompiledPredicate {
  @Override
  public int select(Batch batch, int[] rowsOut, VectorArena arena) {
    DoubleVector vector = (DoubleVector) operand.evaluate(batch, arena);
    return range.outside()
        ? RangeSelection.outside(
            vector.values(), vector.nulls(), vector.size(), range.low(), range.high(), rowsOut)
        : RangeSelection.inside(
            vector.values(), vector.nulls(), vector.size(), range.low(), range.high(), rowsOut);
  }

  @Override
  public @Nullable CompiledPredicate intersect(CompiledPredicate other) {
    if (other instanceof DoubleRangePredicate that && source.equals(that.source)) {
      DoubleRange both = range.intersect(that.range);
      return both == null ? null : new DoubleRangePredicate(source, operand, both);
    }
    return null;
  }

  @Override
  public boolean mayFail() {
    return operand.mayFail();
  }

  @Override
  public int cost() {
    return operand.cost() + 1;
  }
}
