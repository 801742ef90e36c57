package dev.sluice.core.expr.loop;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Column of longs computed from two; null where either is. */
public record LongPair(
    CompiledExpr left, CompiledExpr right, Loop loop, ColumnType type, int loopCost)
    implements CompiledExpr {

  /** Computes the first values of {@code out}. */
  @FunctionalInterface
  public interface Loop {
    void run(long[] left, long[] right, long[] out, int size);
  }

  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    LongVector first = (LongVector) left.evaluate(batch, arena);
    LongVector second = (LongVector) right.evaluate(batch, arena);
    int size = batch.rowCount();
    long[] out = arena.longs(size);
    loop.run(first.values(), second.values(), out, size);
    return new LongVector(out, Nulls.union(first.nulls(), second.nulls(), size, arena), size);
  }

  @Override
  public boolean mayFail() {
    return left.mayFail() || right.mayFail();
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + loopCost;
  }
}
