package dev.sluice.core.operator;

import dev.sluice.core.group.Grouper;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Groups with intermediate values, found by key, within the budget. */
final class GroupTable {
  private final Supplier<Grouper> grouperMaker;
  private final Supplier<GroupStates> stateMaker;
  private final RowSignature partials;
  private final OperatorContext context;
  private final TableMemory memory;
  private Grouper grouper;
  private GroupStates states;

  /**
   * Empty table.
   *
   * @param partials keys, which stand first, and intermediate values: the columns of what is added
   */
  GroupTable(
      Supplier<Grouper> grouperMaker,
      Supplier<GroupStates> stateMaker,
      RowSignature partials,
      OperatorContext context) {
    this.grouperMaker = grouperMaker;
    this.stateMaker = stateMaker;
    this.grouper = grouperMaker.get();
    this.states = stateMaker.get();
    this.partials = partials;
    this.context = context;
    this.memory = new TableMemory(context.pool(), Long.MAX_VALUE);
  }

  RowSignature partials() {
    return partials;
  }

  int keyCount() {
    return partials.size() - states.size();
  }

  int groupCount() {
    return grouper.groupCount();
  }

  /** Whether there is memory for so many rows more. */
  boolean mayAdd(int rows) {
    return memory.mayGrow(grouper.groupCount(), rows, sizeBytes());
  }

  /** Merges the rows. */
  void add(Batch batch) {
    ColumnVector[] keys = new ColumnVector[keyCount()];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = batch.column(k);
    }
    int[] groups = grouper.groups(keys, batch.rowCount(), context.arena());
    states.ensureGroups(grouper.groupCount());
    states.merge(groups, batch);
  }

  /** Reserves what the table takes now; false if the budget refuses. */
  boolean settle() {
    return memory.settle(sizeBytes());
  }

  private long sizeBytes() {
    return grouper.sizeBytes() + states.sizeBytes();
  }

  /** Gives all groups with their intermediate values. */
  void emitPartials(Consumer<Batch> to) {
    int groups = groupCount();
    for (int from = 0; from < groups; from += Batch.DEFAULT_ROWS) {
      emit(from, Math.min(Batch.DEFAULT_ROWS, groups - from), false, partials, to);
    }
  }

  /**
   * Gives all groups as long as they are wanted.
   *
   * @param finish whether with final values
   * @param output columns of the batches
   */
  void emit(boolean finish, RowSignature output, BatchSink to) {
    int groups = groupCount();
    for (int from = 0; from < groups && !to.isSatisfied(); from += Batch.DEFAULT_ROWS) {
      emit(from, Math.min(Batch.DEFAULT_ROWS, groups - from), finish, output, to::accept);
    }
  }

  private void emit(int from, int count, boolean finish, RowSignature output, Consumer<Batch> to) {
    context.cancellation().check();
    VectorArena arena = context.arena();
    VectorArena.Mark mark = arena.mark();
    ColumnVector[] columns = new ColumnVector[output.size()];
    ColumnVector[] keys = grouper.keys(from, count, arena);
    ColumnVector[] values = finish ? states.results(from, count) : states.partials(from, count);
    System.arraycopy(keys, 0, columns, 0, keys.length);
    System.arraycopy(values, 0, columns, keys.length, values.length);
    to.accept(Batch.of(output, count, columns));
    arena.resetTo(mark);
  }

  /** Forgets all groups, and gives back what they took. */
  void clear() {
    grouper = grouperMaker.get();
    states = stateMaker.get();
    memory.release();
  }
}
