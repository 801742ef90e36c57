package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprText;
import dev.sluice.core.expr.kernel.LongArithmetic;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Quotient or remainder of integers; ends the query where a divisor is zero. */
record LongDivision(Operator operator, CompiledExpr left, CompiledExpr right, Expr.Call call)
    implements CompiledExpr {
  @Override
  public ColumnType type() {
    return call.type();
  }

  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    LongVector dividends = (LongVector) left.evaluate(batch, arena);
    LongVector divisors = (LongVector) right.evaluate(batch, arena);
    int size = batch.rowCount();
    boolean[] nulls = Nulls.union(dividends.nulls(), divisors.nulls(), size, arena);
    check(divisors.values(), nulls, size);
    long[] out = arena.longs(size);
    if (operator == Operator.DIVIDE) {
      LongArithmetic.divide(dividends.values(), divisors.values(), out, size);
    } else {
      LongArithmetic.mod(dividends.values(), divisors.values(), out, size);
    }
    return new LongVector(out, nulls, size);
  }

  private void check(long[] divisors, boolean @Nullable [] nulls, int size) {
    int row = LongArithmetic.indexOfZero(divisors, 0, size);
    while (row < size && nulls != null && nulls[row]) {
      row = LongArithmetic.indexOfZero(divisors, row + 1, size);
    }
    if (row < size) {
      throw new FaultException(
          new Fault.QueryRuntimeError(
              "Division by zero in [%s]; use SAFE_DIVIDE, or NULLIF(divisor, 0)"
                  .formatted(ExprText.readable(call))));
    }
  }

  @Override
  public boolean mayFail() {
    return true;
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + operator.cost();
  }
}
