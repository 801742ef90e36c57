package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Comparison;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.core.expr.kernel.PairComparison;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Comparison of two columns of doubles. */
record DoublePairComparison(
    Comparison comparison, CompiledExpr left, CompiledExpr right, ColumnType type)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    DoubleVector first = (DoubleVector) left.evaluate(batch, arena);
    DoubleVector second = (DoubleVector) right.evaluate(batch, arena);
    int size = batch.rowCount();
    long[] out = arena.longs(size);
    PairComparison.compare(comparison, first.values(), second.values(), size, out);
    return new LongVector(out, Nulls.union(first.nulls(), second.nulls(), size, arena), size);
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
