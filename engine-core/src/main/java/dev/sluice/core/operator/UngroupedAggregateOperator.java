package dev.sluice.core.operator;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;

/** Aggregates all rows into one row of intermediate values, which comes out at the end. */
final class UngroupedAggregateOperator implements BatchSink {
  private final GroupStates states;
  private final RowSignature output;
  private final BatchSink next;

  UngroupedAggregateOperator(GroupStates states, RowSignature output, BatchSink next) {
    this.states = states;
    this.output = output;
    this.next = next;
    states.ensureGroups(1);
  }

  @Override
  public void accept(Batch batch) {
    if (batch.rowCount() > 0) {
      states.addAll(batch);
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
