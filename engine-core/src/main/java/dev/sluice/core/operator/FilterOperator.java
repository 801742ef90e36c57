package dev.sluice.core.operator;

import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;

/** Keeps the rows for which a condition is true. Columns are not decoded for the others. */
final class FilterOperator implements BatchSink {
  private final CompiledPredicate condition;
  private final VectorArena arena;
  private final BatchSink next;

  FilterOperator(CompiledPredicate condition, VectorArena arena, BatchSink next) {
    this.condition = condition;
    this.arena = arena;
    this.next = next;
  }

  @Override
  public void accept(Batch batch) {
    int[] rows = arena.ints(batch.rowCount());
    int count = condition.select(batch, rows, arena);
    if (count > 0) {
      next.accept(batch.select(rows, count, arena));
    }
  }

  @Override
  public void finish() {
    next.finish();
  }

  @Override
  public boolean isSatisfied() {
    return next.isSatisfied();
  }

  @Override
  public void close() {
    next.close();
  }
}
