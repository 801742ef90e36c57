package dev.sluice.core.operator;

import dev.sluice.core.group.Runs;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/**
 * Merges intermediate values of neighbours with equal keys. Finished groups go on when there are
 * enough for a batch, or when the budget refuses more memory; the last group stays open, for the
 * next batch may go on with it. What an open group takes beyond the budget is not asked for, unless
 * it is a list of values: one that does not fit is a fault.
 */
final class MergeAggregateOperator implements BatchSink {
  private final Runs runs;
  private final GroupStates states;
  private final int[] keys;
  private final boolean finish;
  private final RowSignature output;
  private final BatchSink next;
  private final OperatorContext context;
  private final TableMemory memory;

  MergeAggregateOperator(
      Runs runs,
      GroupStates states,
      int[] keys,
      boolean finish,
      RowSignature output,
      BatchSink next,
      OperatorContext context) {
    this.runs = runs;
    this.states = states;
    this.keys = keys;
    this.finish = finish;
    this.output = output;
    this.next = next;
    this.context = context;
    memory = new TableMemory(context.pool(), Long.MAX_VALUE);
    if (keys.length == 0) {
      states.ensureGroups(1);
    }
  }

  @Override
  public void accept(Batch batch) {
    int count = batch.rowCount();
    if (count == 0) {
      return;
    }
    ColumnVector[] columns = new ColumnVector[keys.length];
    for (int k = 0; k < keys.length; k++) {
      columns[k] = batch.column(keys[k]);
    }
    int[] groups = runs.runs(columns, count, context.arena());
    states.ensureGroups(runs.runCount());
    states.merge(groups, batch);
    boolean granted = memory.settle(runs.sizeBytes() + states.sizeBytes());
    int closed = runs.runCount() - 1;
    if (!granted && closed <= 0 && states.largestBytes() > ListRows.LARGE_BYTES) {
      memory.require(runs.sizeBytes() + states.sizeBytes());
    }
    if (closed >= Batch.DEFAULT_ROWS || (!granted && closed > 0)) {
      emit(closed);
      runs.keepLast();
      states.keepOnly(closed);
    }
  }

  private void emit(int groups) {
    VectorArena arena = context.arena();
    VectorArena.Mark mark = arena.mark();
    for (int from = 0; from < groups && !next.isSatisfied(); from += Batch.DEFAULT_ROWS) {
      context.cancellation().check();
      int count = Math.min(Batch.DEFAULT_ROWS, groups - from);
      ColumnVector[] columns = new ColumnVector[output.size()];
      ColumnVector[] keyColumns = runs.keys(from, count, arena);
      ColumnVector[] values = finish ? states.results(from, count) : states.partials(from, count);
      System.arraycopy(keyColumns, 0, columns, 0, keys.length);
      System.arraycopy(values, 0, columns, keys.length, values.length);
      next.accept(Batch.of(output, count, columns));
      arena.resetTo(mark);
    }
  }

  @Override
  public void finish() {
    emit(keys.length == 0 ? 1 : runs.runCount());
    memory.release();
    next.finish();
  }

  @Override
  public boolean isSatisfied() {
    return next.isSatisfied();
  }

  @Override
  public void close() {
    memory.release();
    next.close();
  }
}
