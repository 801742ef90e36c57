package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/**
 * Equality that takes null for a value. Never null itself.
 *
 * @param equality three-valued equality of the operands
 * @param wantSame whether equal operands count as 1, or as 0
 */
record DistinctTest(
    CompiledExpr left, CompiledExpr right, CompiledExpr equality, boolean wantSame, ColumnType type)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    LongVector equal = (LongVector) equality.evaluate(batch, arena);
    boolean[] leftNulls = left.evaluate(batch, arena).nulls();
    boolean[] rightNulls = right.evaluate(batch, arena).nulls();
    int size = batch.rowCount();
    long[] out = arena.longs(size);
    long[] values = equal.values();
    int flip = wantSame ? 0 : 1;
    for (int i = 0; i < size; i++) {
      int leftNull = leftNulls != null && leftNulls[i] ? 1 : 0;
      int rightNull = rightNulls != null && rightNulls[i] ? 1 : 0;
      int same = (leftNull | rightNull) == 0 ? (int) values[i] : leftNull & rightNull;
      out[i] = same ^ flip;
    }
    return new LongVector(out, null, size);
  }

  @Override
  public boolean mayFail() {
    return equality.mayFail();
  }

  @Override
  public int cost() {
    return equality.cost() + left.cost() + right.cost() + 2;
  }
}
