package dev.sluice.core.window;

import dev.sluice.core.aggregate.Accumulator;
import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** An aggregate of whole partitions: one state for each that is not done. */
final class PartitionAggregate implements WindowFunction {
  /** States of finished partitions that are kept until it is worth while to drop them. */
  private static final int MOST_FINISHED = 1 << 14;

  private final Accumulator states;
  private final int[] inputs;
  private final boolean isComplex;

  /** Partitions that came, and the number of the one whose state is the first. */
  private long partitions;

  private long first;

  PartitionAggregate(AggregateSpec spec, RowColumns columns) {
    states = AggregateRegistry.standard().accumulator(spec);
    inputs = spec.inputs().stream().mapToInt(columns.input()::indexOf).toArray();
    isComplex = spec.outputType() instanceof ComplexType;
  }

  @Override
  public Lookahead lookahead() {
    return Lookahead.PARTITION;
  }

  @Override
  public void arrive(
      Batch batch, boolean[] starts, @Nullable ColumnVector[] added, VectorArena arena) {
    int count = batch.rowCount();
    int[] groups = arena.ints(count);
    int group = (int) (partitions - first) - 1;
    for (int i = 0; i < count; i++) {
      group += starts[i] ? 1 : 0;
      groups[i] = group;
    }
    partitions = first + group + 1;
    states.ensureGroups(group + 1);
    ColumnVector[] columns = new ColumnVector[inputs.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(inputs[i]);
    }
    states.add(groups, count, columns);
  }

  @Override
  public ColumnVector evaluate(RowPlaces places, Batch rows, VectorArena arena) {
    int count = places.count;
    long from = places.partition[0];
    dropBelow(from, arena);
    int groups = (int) (places.partition[count - 1] - from) + 1;
    int offset = (int) (from - first);
    ColumnVector values =
        isComplex ? states.partial(offset, groups, arena) : states.result(offset, groups, arena);
    int[] chosen = arena.ints(count);
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) (places.partition[i] - from);
    }
    return values.gather(chosen, count, arena);
  }

  private void dropBelow(long partition, VectorArena arena) {
    int finished = (int) (partition - first);
    int left = (int) (partitions - partition);
    if (finished < MOST_FINISHED || finished < left) {
      return;
    }
    ColumnVector kept = states.partial(finished, left, arena);
    int[] groups = arena.ints(left);
    for (int i = 0; i < left; i++) {
      groups[i] = i;
    }
    states.reset();
    states.ensureGroups(left);
    states.merge(groups, left, kept);
    first = partition;
  }

  @Override
  public long sizeBytes() {
    return states.sizeBytes();
  }
}
