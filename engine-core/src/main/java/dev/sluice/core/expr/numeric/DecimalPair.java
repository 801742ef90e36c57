package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.cast.DecimalCasts;
import dev.sluice.core.expr.kernel.DecimalArithmetic;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Sum, difference or product of decimals; ends the query where it does not fit. */
record DecimalPair(
    CompiledExpr left,
    CompiledExpr right,
    DecimalArithmetic.Loop loop,
    ColumnType type,
    Expr.Call call)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    LongVector first = (LongVector) left.evaluate(batch, arena);
    LongVector second = (LongVector) right.evaluate(batch, arena);
    int size = batch.rowCount();
    long[] out = arena.longs(size);
    boolean[] nulls = Nulls.union(first.nulls(), second.nulls(), size, arena);
    if (loop.run(first.values(), second.values(), out, size)) {
      check(first.values(), second.values(), nulls, size, arena);
    }
    return new LongVector(out, nulls, size);
  }

  /** What stands at null rows may be anything: only the others count. */
  private void check(
      long[] first, long[] second, boolean @Nullable [] nulls, int size, VectorArena arena) {
    if (nulls == null) {
      throw DecimalCasts.tooLarge(call);
    }
    long[] kept = arena.longs(size);
    long[] others = arena.longs(size);
    for (int i = 0; i < size; i++) {
      kept[i] = nulls[i] ? 0 : first[i];
      others[i] = nulls[i] ? 0 : second[i];
    }
    if (loop.run(kept, others, arena.longs(size), size)) {
      throw DecimalCasts.tooLarge(call);
    }
  }

  @Override
  public boolean mayFail() {
    return true;
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + 2;
  }
}
