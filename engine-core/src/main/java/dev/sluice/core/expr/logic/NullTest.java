package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.kernel.Selection;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Whether a value is null, or is not. Never null itself. */
record NullTest(CompiledExpr operand, boolean wantNull, ColumnType type)
    implements CompiledExpr, CompiledPredicate {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    boolean[] nulls = operand.evaluate(batch, arena).nulls();
    int size = batch.rowCount();
    long[] out = arena.longs(size);
    int flip = wantNull ? 0 : 1;
    if (nulls == null) {
      Arrays.fill(out, 0, size, flip);
    } else {
      for (int i = 0; i < size; i++) {
        out[i] = (nulls[i] ? 1 : 0) ^ flip;
      }
    }
    return new LongVector(out, null, size);
  }

  @Override
  public int select(Batch batch, int[] rowsOut, VectorArena arena) {
    boolean[] nulls = operand.evaluate(batch, arena).nulls();
    return wantNull
        ? Selection.isNull(nulls, batch.rowCount(), rowsOut)
        : Selection.nonNull(nulls, batch.rowCount(), rowsOut);
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
