package dev.sluice.core.operator;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;

/** Skips rows, then takes rows, then wants no more. */
final class LimitOperator implements BatchSink {
  private final VectorArena arena;
  private final BatchSink next;
  private long toSkip;
  private long toTake;

  LimitOperator(OperatorSpec.Limit spec, VectorArena arena, BatchSink next) {
    this.arena = arena;
    this.next = next;
    Long count = spec.count();
    toSkip = spec.offset();
    toTake = count == null ? Long.MAX_VALUE : count;
  }

  @Override
  public void accept(Batch batch) {
    int rows = batch.rowCount();
    int from = (int) Math.min(toSkip, rows);
    int count = (int) Math.min(toTake, rows - from);
    toSkip -= from;
    toTake -= count;
    if (count == rows) {
      next.accept(batch);
    } else if (count > 0) {
      int[] chosen = arena.ints(count);
      for (int i = 0; i < count; i++) {
        chosen[i] = from + i;
      }
      next.accept(batch.select(chosen, count, arena));
    }
  }

  @Override
  public void finish() {
    next.finish();
  }

  @Override
  public boolean isSatisfied() {
    return toTake == 0 || next.isSatisfied();
  }

  @Override
  public void close() {
    next.close();
  }
}
