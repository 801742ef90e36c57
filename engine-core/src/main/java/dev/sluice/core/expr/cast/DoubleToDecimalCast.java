package dev.sluice.core.expr.cast;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.DecimalScaling;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Rounds to the scale, halves away from zero; NaN and numbers out of range become null. */
record DoubleToDecimalCast(CompiledExpr operand, DecimalType type) implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    DoubleVector vector = (DoubleVector) operand.evaluate(batch, arena);
    int size = vector.size();
    double[] values = vector.values();
    double unit = Double.parseDouble("1e" + type.scale());
    double limit = Math.min(DecimalScaling.largest(type.precision()) + 1.0, 0x1p63);
    long[] out = arena.longs(size);
    boolean[] bad = arena.booleans(size);
    boolean any = false;
    for (int i = 0; i < size; i++) {
      double units = Math.rint(values[i] * unit);
      double rest = values[i] * unit - units;
      units += Math.abs(rest) == 0.5 && rest > 0 == values[i] > 0 ? Math.signum(values[i]) : 0;
      out[i] = (long) units;
      bad[i] = !(Math.abs(units) < limit);
      any |= bad[i];
    }
    return new LongVector(
        out, any ? Nulls.union(vector.nulls(), bad, size, arena) : vector.nulls(), size);
  }

  @Override
  public boolean mayFail() {
    return operand.mayFail();
  }

  @Override
  public int cost() {
    return operand.cost() + 4;
  }
}
