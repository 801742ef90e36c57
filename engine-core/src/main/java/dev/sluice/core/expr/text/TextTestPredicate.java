package dev.sluice.core.expr.text;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.kernel.Selection;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;

/** Rows whose text passes a test, or fails it if negated; null rows do neither. */
public final class TextTestPredicate implements CompiledPredicate {
  private final CompiledExpr operand;
  private final TextTest test;
  private final boolean negated;
  private final int cost;
  private final VerdictMemo memo;

  public TextTestPredicate(CompiledExpr operand, TextTest test, boolean negated, int cost) {
    this.operand = operand;
    this.test = test;
    this.negated = negated;
    this.cost = cost;
    this.memo = new VerdictMemo(test, negated);
  }

  @Override
  public int select(Batch batch, int[] rowsOut, VectorArena arena) {
    ColumnVector vector = operand.evaluate(batch, arena);
    if (vector instanceof DictionaryVector coded) {
      return memo.cover(coded)
          ? Selection.accepted(coded.codes(), memo.table(), coded.size(), rowsOut)
          : scan(coded.flatten(arena), rowsOut);
    }
    return scan((StringVector) vector, rowsOut);
  }

  private int scan(StringVector vector, int[] rowsOut) {
    byte[] data = vector.data();
    int[] starts = vector.starts();
    int[] lengths = vector.lengths();
    boolean[] nulls = vector.nulls();
    int count = 0;
    for (int i = 0; i < vector.size(); i++) {
      rowsOut[count] = i;
      if (nulls == null || !nulls[i]) {
        count += test.test(data, starts[i], lengths[i]) == negated ? 0 : 1;
      }
    }
    return count;
  }

  @Override
  public boolean mayFail() {
    return operand.mayFail();
  }

  @Override
  public int cost() {
    return operand.cost() + cost;
  }
}
