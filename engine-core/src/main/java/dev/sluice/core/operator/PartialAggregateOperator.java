package dev.sluice.core.operator;

import dev.sluice.core.group.Grouper;
import dev.sluice.core.group.KeyValues;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.function.Supplier;

/**
 * Groups rows in memory. When the budget refuses more of it, the groups so far go on as
 * intermediate values and the table starts again, empty and small; so they do when there are more
 * of them than a limit. If that hardly made the rows fewer, some of those that follow go on one by
 * one, as groups of their own.
 *
 * <p>What the table takes before it has grown is not asked for, so that the operator always runs.
 */
final class PartialAggregateOperator implements BatchSink {
  private static final int MAX_SHARE_OF_BUDGET = 4;

  /** Groups per row, in percent, from which grouping is not worth its cost. */
  private static final int POOR_PERCENT = 75;

  /** Rows that go on ungrouped, per row of the first table that was not worth it. */
  private static final int UNGROUPED_FACTOR = 4;

  /** Rows taken at once into states that grow with every row. */
  private static final int LIST_ROWS = 512;

  private static final int MAX_UNGROUPED_FACTOR = 64;

  private final Supplier<Grouper> grouperMaker;
  private final Supplier<GroupStates> stateMaker;
  private final int[] keys;
  private final int maxGroups;
  private final RowSignature output;
  private final BatchSink next;
  private final OperatorContext context;
  private final TableMemory memory;

  private Grouper grouper;
  private GroupStates states;
  private long rows;
  private long rowsToPass;
  private int ungroupedFactor = UNGROUPED_FACTOR;
  private int[] everyGroup = {};

  PartialAggregateOperator(
      Supplier<Grouper> grouperMaker,
      Supplier<GroupStates> stateMaker,
      int[] keys,
      int maxGroups,
      RowSignature output,
      BatchSink next,
      OperatorContext context) {
    this.grouperMaker = grouperMaker;
    this.stateMaker = stateMaker;
    this.keys = keys;
    this.maxGroups = maxGroups;
    this.output = output;
    this.next = next;
    this.context = context;
    grouper = grouperMaker.get();
    states = stateMaker.get();
    memory = new TableMemory(context.pool(), context.pool().limitBytes() / MAX_SHARE_OF_BUDGET);
  }

  @Override
  public void accept(Batch batch) {
    if (states.largestBytes() >= 0) {
      ListRows.inParts(batch, LIST_ROWS, context.arena(), this::take);
    } else if (batch.rowCount() > 0) {
      take(batch);
    }
  }

  private void take(Batch batch) {
    int count = batch.rowCount();
    if (rowsToPass == 0 && !memory.mayGrow(grouper.groupCount(), count, tableBytes())) {
      flush();
    }
    if (rowsToPass > 0) {
      rowsToPass = Math.max(0, rowsToPass - count);
      pass(batch);
      return;
    }
    int[] groups = grouper.groups(keyColumns(batch), count, context.arena());
    states.ensureGroups(grouper.groupCount());
    states.add(groups, batch);
    rows += count;
    if (!memory.settle(tableBytes()) || states.largestBytes() > ListRows.HAND_ON_BYTES) {
      flush();
    } else if (grouper.groupCount() >= maxGroups) {
      handOn();
      grouper.reset();
      states.reset();
    }
  }

  private long tableBytes() {
    return grouper.sizeBytes() + states.sizeBytes();
  }

  private ColumnVector[] keyColumns(Batch batch) {
    ColumnVector[] columns = new ColumnVector[keys.length];
    for (int k = 0; k < keys.length; k++) {
      columns[k] = batch.column(keys[k]);
    }
    return columns;
  }

  /** Each row as a group. */
  private void pass(Batch batch) {
    int count = batch.rowCount();
    for (int i = everyGroup.length; i < count; i++) {
      if (i == everyGroup.length) {
        everyGroup = java.util.Arrays.copyOf(everyGroup, count);
      }
      everyGroup[i] = i;
    }
    states.reset();
    states.ensureGroups(count);
    states.add(everyGroup, batch);
    ColumnVector[] columns = keyColumns(batch);
    for (int k = 0; k < columns.length; k++) {
      columns[k] = KeyValues.normalized(columns[k], context.arena());
    }
    emit(columns, 0, count);
    states.reset();
  }

  private void emit(ColumnVector[] keyColumns, int from, int count) {
    ColumnVector[] columns = new ColumnVector[output.size()];
    System.arraycopy(keyColumns, 0, columns, 0, keys.length);
    System.arraycopy(states.partials(from, count), 0, columns, keys.length, states.size());
    next.accept(Batch.of(output, count, columns));
  }

  private void flush() {
    handOn();
    grouper = grouperMaker.get();
    states = stateMaker.get();
    memory.release();
  }

  private void handOn() {
    int groups = grouper.groupCount();
    emitGroups();
    if (groups * 100L > rows * POOR_PERCENT) {
      rowsToPass = rows * ungroupedFactor;
      ungroupedFactor = Math.min(2 * ungroupedFactor, MAX_UNGROUPED_FACTOR);
    } else {
      ungroupedFactor = UNGROUPED_FACTOR;
    }
    rows = 0;
  }

  private void emitGroups() {
    VectorArena arena = context.arena();
    VectorArena.Mark mark = arena.mark();
    int groups = grouper.groupCount();
    for (int from = 0; from < groups && !next.isSatisfied(); from += Batch.DEFAULT_ROWS) {
      context.cancellation().check();
      int count = Math.min(Batch.DEFAULT_ROWS, groups - from);
      emit(grouper.keys(from, count, arena), from, count);
      arena.resetTo(mark);
    }
  }

  @Override
  public void finish() {
    emitGroups();
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
