package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.kernel.RangeSelection;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Rows whose long lies in the range, or out of it. */
record LongRangePredicate(Expr source, CompiledExpr operand, LongRange range)
    implements CompiledPredicate {
  @Override
  public int select(Batch batch, int[] rowsOut, VectorArena arena) {
    LongVector vector = (LongVector) operand.evaluate(batch, arena);
    return range.outside()
        ? RangeSelection.outside(
            vector.values(), vector.nulls(), vector.size(), range.low(), range.high(), rowsOut)
        : RangeSelection.inside(
            vector.values(), vector.nulls(), vector.size(), range.low(), range.high(), rowsOut);
  }

  @Override
  public @Nullable CompiledPredicate intersect(CompiledPredicate other) {
    if (other instanceof LongRangePredicate that
        && source.equals(that.source)
        && !range.outside()
        && !that.range.outside()) {
      return new LongRangePredicate(source, operand, range.intersect(that.range));
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
