package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.ByteStrings;
import dev.sluice.core.expr.kernel.Comparison;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;

/** Comparison of two columns of texts, by unsigned bytes; equal codes of a dictionary are equal. */
record TextPairComparison(
    Comparison comparison, CompiledExpr left, CompiledExpr right, ColumnType type)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    ColumnVector first = left.evaluate(batch, arena);
    ColumnVector second = right.evaluate(batch, arena);
    int size = batch.rowCount();
    long[] out = arena.longs(size);
    if (isEquality()
        && first instanceof DictionaryVector a
        && second instanceof DictionaryVector b
        && a.dictionary() == b.dictionary()) {
      equal(a.codes(), b.codes(), size, comparison == Comparison.EQUAL ? 0 : 1, out);
    } else {
      compare(flat(first, arena), flat(second, arena), size, out);
    }
    return new LongVector(out, Nulls.union(first.nulls(), second.nulls(), size, arena), size);
  }

  private boolean isEquality() {
    return comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
  }

  private static void equal(int[] left, int[] right, int size, int flip, long[] out) {
    for (int i = 0; i < size; i++) {
      out[i] = (left[i] == right[i] ? 1 : 0) ^ flip;
    }
  }

  private void compare(StringVector a, StringVector b, int size, long[] out) {
    byte[] leftData = a.data();
    byte[] rightData = b.data();
    for (int i = 0; i < size; i++) {
      int order =
          ByteStrings.compare(
              leftData, a.starts()[i], a.lengths()[i], rightData, b.starts()[i], b.lengths()[i]);
      out[i] = comparison.holds(order) ? 1 : 0;
    }
  }

  private static StringVector flat(ColumnVector vector, VectorArena arena) {
    return vector instanceof DictionaryVector coded ? coded.flatten(arena) : (StringVector) vector;
  }

  @Override
  public boolean mayFail() {
    return left.mayFail() || right.mayFail();
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + 8;
  }
}
