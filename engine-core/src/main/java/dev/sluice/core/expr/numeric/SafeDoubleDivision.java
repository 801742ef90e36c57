package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.VectorArena;

/** Quotient of doubles; where the divisor is zero or NaN, 0.0 for a dividend of zero, else null. */
record SafeDoubleDivision(CompiledExpr left, CompiledExpr right, ColumnType type)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    DoubleVector dividends = (DoubleVector) left.evaluate(batch, arena);
    DoubleVector divisors = (DoubleVector) right.evaluate(batch, arena);
    int size = batch.rowCount();
    double[] a = dividends.values();
    double[] b = divisors.values();
    double[] out = arena.doubles(size);
    boolean[] nulls =
        Nulls.copy(Nulls.union(dividends.nulls(), divisors.nulls(), size, arena), size, arena);
    for (int i = 0; i < size; i++) {
      boolean unusable = b[i] == 0 || Double.isNaN(b[i]);
      out[i] = unusable ? 0 : a[i] / b[i];
      nulls[i] |= unusable && a[i] != 0;
    }
    return new DoubleVector(out, Nulls.orNone(nulls, size), size);
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
