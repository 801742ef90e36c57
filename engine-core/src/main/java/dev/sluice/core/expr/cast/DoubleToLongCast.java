package dev.sluice.core.expr.cast;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Cuts fractions; NaN and values out of range become null. */
record DoubleToLongCast(CompiledExpr operand, ColumnType type) implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    DoubleVector vector = (DoubleVector) operand.evaluate(batch, arena);
    int size = vector.size();
    double[] values = vector.values();
    long[] out = arena.longs(size);
    int bad = 0;
    for (int i = 0; i < size; i++) {
      double value = values[i];
      out[i] = (long) value;
      bad |= Math.abs(value) < 0x1p63 ? 0 : 1;
    }
    return new LongVector(out, bad == 0 ? vector.nulls() : marked(vector, arena), size);
  }

  private static boolean[] marked(DoubleVector vector, VectorArena arena) {
    boolean[] nulls = Nulls.copy(vector.nulls(), vector.size(), arena);
    double[] values = vector.values();
    for (int i = 0; i < vector.size(); i++) {
      nulls[i] |= !(Math.abs(values[i]) < 0x1p63);
    }
    return nulls;
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
