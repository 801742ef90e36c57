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

/** Whether a condition holds, or does not hold, null counting as not. Never null itself. */
record TruthTest(CompiledPredicate condition, boolean wantHolds, ColumnType type)
    implements CompiledExpr, CompiledPredicate {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    int size = batch.rowCount();
    int[] rows = arena.ints(size);
    int count = condition.select(batch, rows, arena);
    long[] out = arena.longs(size);
    Arrays.fill(out, 0, size, wantHolds ? 0 : 1);
    for (int i = 0; i < count; i++) {
      out[rows[i]] = wantHolds ? 1 : 0;
    }
    return new LongVector(out, null, size);
  }

  @Override
  public int select(Batch batch, int[] rowsOut, VectorArena arena) {
    if (wantHolds) {
      return condition.select(batch, rowsOut, arena);
    }
    int[] rows = arena.ints(batch.rowCount());
    int count = condition.select(batch, rows, arena);
    return Selection.complement(rows, count, batch.rowCount(), rowsOut);
  }

  @Override
  public boolean mayFail() {
    return condition.mayFail();
  }

  @Override
  public int cost() {
    return condition.cost() + 1;
  }
}
