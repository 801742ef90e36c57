package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/**
 * AND or OR of two values. One value decides alone (false for AND, true for OR), else null wins. A
 * right side that may fail is evaluated only where the left one leaves the matter open.
 *
 * @param decisive 0 for AND, 1 for OR
 */
record ThreeValued(long decisive, CompiledExpr left, CompiledExpr right, ColumnType type)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    LongVector first = (LongVector) left.evaluate(batch, arena);
    LongVector second =
        right.mayFail()
            ? whereOpen(batch, first, arena)
            : (LongVector) right.evaluate(batch, arena);
    int size = batch.rowCount();
    long[] out = arena.longs(size);
    long[] a = first.values();
    long[] b = second.values();
    long flip = decisive;
    for (int i = 0; i < size; i++) {
      // For OR both sides and the outcome are negated.
      long open = ((a[i] == 0 ? 0L : 1L) ^ flip) & ((b[i] == 0 ? 0L : 1L) ^ flip);
      out[i] = open ^ flip;
    }
    if (first.nulls() == null && second.nulls() == null) {
      return new LongVector(out, null, size);
    }
    boolean[] nulls = arena.booleans(size);
    for (int i = 0; i < size; i++) {
      boolean firstDecides = !first.isNull(i) && isDecisive(a[i]);
      boolean secondDecides = !second.isNull(i) && isDecisive(b[i]);
      if (firstDecides || secondDecides) {
        out[i] = decisive;
      } else {
        nulls[i] = first.isNull(i) || second.isNull(i);
      }
    }
    return new LongVector(out, Nulls.orNone(nulls, size), size);
  }

  private boolean isDecisive(long value) {
    return (value == 0 ? 0 : 1) == decisive;
  }

  private LongVector whereOpen(Batch batch, LongVector first, VectorArena arena) {
    int size = batch.rowCount();
    int[] rows = arena.ints(size);
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (first.isNull(i) || !isDecisive(first.values()[i])) {
        rows[count++] = i;
      }
    }
    long[] values = arena.longs(size);
    Arrays.fill(values, 0, size, decisive);
    boolean[] nulls = arena.booleans(size);
    if (count > 0) {
      LongVector open = (LongVector) right.evaluate(batch.select(rows, count, arena), arena);
      for (int i = 0; i < count; i++) {
        values[rows[i]] = open.values()[i];
        nulls[rows[i]] = open.isNull(i);
      }
    }
    return new LongVector(values, Nulls.orNone(nulls, size), size);
  }

  @Override
  public boolean mayFail() {
    return left.mayFail() || right.mayFail();
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + 2;
  }
}
