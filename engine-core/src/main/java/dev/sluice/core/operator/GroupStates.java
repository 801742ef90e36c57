package dev.sluice.core.operator;

import dev.sluice.core.aggregate.Accumulator;
import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of all aggregates of an operator, with the columns that they read. */
final class GroupStates {
  private static final int NO_FILTER = -1;

  private final List<AggregateSpec> specs;
  private final Accumulator[] accumulators;
  private final int[][] inputs;
  private final int[] filters;
  private final VectorArena arena;

  private GroupStates(List<AggregateSpec> specs, int[][] inputs, int[] filters, VectorArena arena) {
    this.specs = specs;
    this.inputs = inputs;
    this.filters = filters;
    this.arena = arena;
    accumulators =
        specs.stream().map(AggregateRegistry.standard()::accumulator).toArray(Accumulator[]::new);
  }

  /** States that take rows of this signature. */
  static GroupStates ofRows(List<AggregateSpec> specs, RowSignature rows, VectorArena arena) {
    int[][] inputs = new int[specs.size()][];
    int[] filters = new int[specs.size()];
    for (int a = 0; a < inputs.length; a++) {
      AggregateSpec spec = specs.get(a);
      inputs[a] = spec.inputs().stream().mapToInt(rows::indexOf).toArray();
      String filter = spec.filter();
      filters[a] = filter == null ? NO_FILTER : rows.indexOf(filter);
    }
    return new GroupStates(specs, inputs, filters, arena);
  }

  /** States that take intermediate values, in columns that have the aggregates' names. */
  static GroupStates ofPartials(
      List<AggregateSpec> specs, RowSignature partials, VectorArena arena) {
    int[][] inputs = new int[specs.size()][];
    int[] filters = new int[specs.size()];
    for (int a = 0; a < inputs.length; a++) {
      inputs[a] = new int[] {partials.indexOf(specs.get(a).name())};
      filters[a] = NO_FILTER;
    }
    return new GroupStates(specs, inputs, filters, arena);
  }

  int size() {
    return accumulators.length;
  }

  void ensureGroups(int groups) {
    for (Accumulator accumulator : accumulators) {
      accumulator.ensureGroups(groups);
    }
  }

  /** Takes the rows of a batch; groups must exist. */
  void add(int[] groups, Batch batch) {
    Admitted admitted = null;
    for (int a = 0; a < accumulators.length; a++) {
      if (filters[a] == NO_FILTER) {
        accumulators[a].add(groups, batch.rowCount(), columns(batch, inputs[a]));
        continue;
      }
      if (admitted == null || admitted.filter != filters[a]) {
        admitted = Admitted.of(batch, filters[a], arena);
      }
      if (admitted.batch.rowCount() > 0) {
        accumulators[a].add(
            admitted.groups(groups, arena),
            admitted.batch.rowCount(),
            columns(admitted.batch, inputs[a]));
      }
    }
  }

  /** Takes the rows of a batch into group 0, which must exist. */
  void addAll(Batch batch) {
    Admitted admitted = null;
    for (int a = 0; a < accumulators.length; a++) {
      Batch rows = batch;
      if (filters[a] != NO_FILTER) {
        if (admitted == null || admitted.filter != filters[a]) {
          admitted = Admitted.of(batch, filters[a], arena);
        }
        rows = admitted.batch;
      }
      if (rows.rowCount() > 0) {
        accumulators[a].addAll(rows.rowCount(), columns(rows, inputs[a]));
      }
    }
  }

  /** Takes the intermediate values of a batch; groups must exist. */
  void merge(int[] groups, Batch batch) {
    for (int a = 0; a < accumulators.length; a++) {
      accumulators[a].merge(groups, batch.rowCount(), batch.column(inputs[a][0]));
    }
  }

  private static ColumnVector[] columns(Batch batch, int[] indexes) {
    ColumnVector[] columns = new ColumnVector[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      columns[i] = batch.column(indexes[i]);
    }
    return columns;
  }

  /** Intermediate values of some groups. */
  ColumnVector[] partials(int from, int count) {
    ColumnVector[] columns = new ColumnVector[accumulators.length];
    for (int a = 0; a < columns.length; a++) {
      columns[a] = accumulators[a].partial(from, count, arena);
    }
    return columns;
  }

  /** Final values of some groups; an aggregate whose output is complex stays intermediate. */
  ColumnVector[] results(int from, int count) {
    ColumnVector[] columns = new ColumnVector[accumulators.length];
    for (int a = 0; a < columns.length; a++) {
      columns[a] =
          specs.get(a).outputType() instanceof ComplexType
              ? accumulators[a].partial(from, count, arena)
              : accumulators[a].result(from, count, arena);
    }
    return columns;
  }

  /** Forgets all groups but one, which becomes group 0. */
  void keepOnly(int group) {
    ColumnVector[] kept = partials(group, 1);
    int[] first = arena.ints(1);
    first[0] = 0;
    for (int a = 0; a < accumulators.length; a++) {
      accumulators[a].reset();
      accumulators[a].ensureGroups(1);
      accumulators[a].merge(first, 1, kept[a]);
    }
  }

  long sizeBytes() {
    long bytes = 0;
    for (Accumulator accumulator : accumulators) {
      bytes += accumulator.sizeBytes();
    }
    return bytes;
  }

  /** Bytes of the largest state that grows with every row; -1 if there are no such states. */
  int largestBytes() {
    int largest = -1;
    for (Accumulator accumulator : accumulators) {
      largest = Math.max(largest, accumulator.largestBytes());
    }
    return largest;
  }

  void reset() {
    for (Accumulator accumulator : accumulators) {
      accumulator.reset();
    }
  }

  /** The rows of a batch that a filter admits. */
  private static final class Admitted {
    private final int filter;
    private final int[] rows;
    private final Batch batch;
    private int @Nullable [] admittedGroups;

    private Admitted(int filter, int[] rows, Batch batch) {
      this.filter = filter;
      this.rows = rows;
      this.batch = batch;
    }

    static Admitted of(Batch batch, int filter, VectorArena arena) {
      LongVector condition = batch.longs(filter);
      long[] values = condition.values();
      boolean[] nulls = condition.nulls();
      int[] rows = arena.ints(batch.rowCount());
      int count = 0;
      for (int i = 0; i < batch.rowCount(); i++) {
        rows[count] = i;
        count += values[i] != 0 && (nulls == null || !nulls[i]) ? 1 : 0;
      }
      return new Admitted(filter, rows, batch.select(rows, count, arena));
    }

    int[] groups(int[] groups, VectorArena arena) {
      int[] chosen = admittedGroups;
      if (chosen == null) {
        chosen = arena.ints(batch.rowCount());
        for (int i = 0; i < batch.rowCount(); i++) {
          chosen[i] = groups[rows[i]];
        }
        admittedGroups = chosen;
      }
      return chosen;
    }
  }
}
