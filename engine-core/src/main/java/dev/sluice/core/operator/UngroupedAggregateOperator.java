package dev.sluice.core.operator;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;

/**
 * Aggregates all rows into one row of intermediate values, which comes out at the end; into several
 * if states would get large.
 */
final class UngroupedAggregateOperator implements BatchSink {
  private static final int LIST_ROWS = 512;

  private final GroupStates states;
  private final RowSignature output;
  private final BatchSink next;
  private final VectorArena arena;

  UngroupedAggregateOperator(
      GroupStates states, RowSignature output, BatchSink next, VectorArena arena) {
    this.arena = arena;
    this.states = states;
    this.output = output;
    this.next = next;
    states.ensureGroups(1);
  }

  @Override
  public void accept(Batch batch) {
    if (states.largestBytes() >= 0) {
      ListRows.inParts(batch, LIST_ROWS, arena, this::take);
    } else if (batch.rowCount() > 0) {
      states.addAll(batch);
    }
  }

  private void take(Batch batch) {
    states.addAll(batch);
    if (states.largestBytes() > ListRows.HAND_ON_BYTES) {
      next.accept(Batch.of(output, 1, states.partials(0, 1)));
      states.reset();
      states.ensureGroups(1);
    }
  }

  @Override
  public void finish() {
    next.accept(Batch.of(output, 1, states.partials(0, 1)));
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
