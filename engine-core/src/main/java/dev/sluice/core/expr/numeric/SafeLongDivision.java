package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.LongArithmetic;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Quotient of integers, null where the divisor is zero. */
record SafeLongDivision(CompiledExpr left, CompiledExpr right, ColumnType type)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    LongVector dividends = (LongVector) left.evaluate(batch, arena);
    LongVector divisors = (LongVector) right.evaluate(batch, arena);
    int size = batch.rowCount();
    long[] out = arena.longs(size);
    LongArithmetic.divide(dividends.values(), divisors.values(), out, size);
    boolean[] nulls = Nulls.union(dividends.nulls(), divisors.nulls(), size, arena);
    long[] values = divisors.values();
    if (LongArithmetic.indexOfZero(values, 0, size) < size) {
      boolean[] marked = Nulls.copy(nulls, size, arena);
      for (int i = 0; i < size; i++) {
        marked[i] |= values[i] == 0;
      }
      nulls = marked;
    }
    return new LongVector(out, nulls, size);
  }

  @Override
  public boolean mayFail() {
    return left.mayFail() || right.mayFail();
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + Operator.DIVIDE.cost();
  }
}
