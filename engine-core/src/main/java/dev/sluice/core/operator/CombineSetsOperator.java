package dev.sluice.core.operator;

import dev.sluice.core.group.Grouper;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.NullVectors;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Merges intermediate values of the groups of several sets of keys, in one table. When the budget
 * refuses more of it, the groups so far go on and the table starts again, empty and small.
 *
 * <p>What the table takes before it has grown is not asked for, so that the operator always runs.
 */
final class CombineSetsOperator implements BatchSink {
  private static final int MAX_SHARE_OF_BUDGET = 4;

  /** Intermediate values taken at once into states that grow with every row. */
  private static final int LIST_ROWS = 8;

  private final OperatorSpec.CombineSets spec;
  private final Supplier<Grouper> grouperMaker;
  private final Supplier<GroupStates> stateMaker;
  private final int[] keys;
  private final RowSignature output;
  private final BatchSink next;
  private final OperatorContext context;
  private final TableMemory memory;

  private Grouper grouper;
  private GroupStates states;

  /**
   * Operator of a live chain.
   *
   * @param keys positions of the keys in the input, -1 for the number of the set
   */
  CombineSetsOperator(
      OperatorSpec.CombineSets spec,
      Supplier<Grouper> grouperMaker,
      Supplier<GroupStates> stateMaker,
      int[] keys,
      RowSignature output,
      BatchSink next,
      OperatorContext context) {
    this.spec = spec;
    this.grouperMaker = grouperMaker;
    this.stateMaker = stateMaker;
    this.keys = keys;
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
    for (int column = 0; column < batch.columnCount(); column++) {
      batch.column(column);
    }
    for (int set = 0; set < spec.sets().size(); set++) {
      context.cancellation().check();
      VectorArena.Mark mark = context.arena().mark();
      if (!memory.mayGrow(grouper.groupCount(), count, tableBytes())) {
        flush();
      }
      int[] groups = grouper.groups(keyColumns(set, batch, count), count, context.arena());
      states.ensureGroups(grouper.groupCount());
      states.merge(groups, batch);
      if (!memory.settle(tableBytes()) || states.largestBytes() > ListRows.HAND_ON_BYTES) {
        flush();
      }
      context.arena().resetTo(mark);
    }
  }

  private long tableBytes() {
    return grouper.sizeBytes() + states.sizeBytes();
  }

  /** The keys of a set; without a batch all of them are NULL. */
  private ColumnVector[] keyColumns(int set, @Nullable Batch batch, int count) {
    List<String> chosen = spec.sets().get(set).keys();
    ColumnVector[] columns = new ColumnVector[keys.length];
    for (int k = 0; k < keys.length; k++) {
      if (keys[k] < 0) {
        columns[k] = numbers(set, count);
      } else if (batch != null && chosen.contains(spec.keys().get(k))) {
        columns[k] = batch.column(keys[k]);
      } else {
        columns[k] = NullVectors.of(output.type(k), count, context.arena());
      }
    }
    return columns;
  }

  private LongVector numbers(int set, int count) {
    long[] values = context.arena().longs(count);
    Arrays.fill(values, 0, count, set);
    return new LongVector(values, null, count);
  }

  private void flush() {
    emitGroups();
    grouper = grouperMaker.get();
    states = stateMaker.get();
    memory.release();
  }

  private void emitGroups() {
    VectorArena arena = context.arena();
    VectorArena.Mark mark = arena.mark();
    int groups = grouper.groupCount();
    for (int from = 0; from < groups && !next.isSatisfied(); from += Batch.DEFAULT_ROWS) {
      context.cancellation().check();
      int count = Math.min(Batch.DEFAULT_ROWS, groups - from);
      ColumnVector[] columns = new ColumnVector[output.size()];
      System.arraycopy(grouper.keys(from, count, arena), 0, columns, 0, keys.length);
      System.arraycopy(states.partials(from, count), 0, columns, keys.length, states.size());
      next.accept(Batch.of(output, count, columns));
      arena.resetTo(mark);
    }
  }

  /** Groups that are there without rows. */
  private void addTotals() {
    for (int set = 0; set < spec.sets().size(); set++) {
      if (spec.sets().get(set).isTotal()) {
        grouper.groups(keyColumns(set, null, 1), 1, context.arena());
      }
    }
    states.ensureGroups(grouper.groupCount());
  }

  @Override
  public void finish() {
    addTotals();
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
