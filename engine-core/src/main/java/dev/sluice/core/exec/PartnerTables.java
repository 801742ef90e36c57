package dev.sluice.core.exec;

import dev.sluice.core.counters.WorkerCounters;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.core.operator.SideBuild;
import dev.sluice.core.processors.PartitionUnit;
import dev.sluice.core.shuffle.StagePartitions;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Partners of a stage, and what operators make of each of their partitions: the first chain of a
 * partition makes it on its own thread, others wait for it. Thread-safe.
 */
final class PartnerTables implements AutoCloseable {
  private final Map<Integer, StagePartitions> partners;
  private final Map<Integer, Integer> chainsOfPartition;
  private final Map<Key, Slot> slots = new HashMap<>();

  private record Key(int operator, int partition) {}

  /** Place of what is made of one partition for one operator. Its lock is held meanwhile. */
  private static final class Slot {
    private @Nullable SideBuild<?> build;
    private @Nullable Object made;
  }

  /**
   * Partners of a stage.
   *
   * @param partners by position among the inputs
   * @param chainsOfPartition how many chains will be opened for a partition
   */
  PartnerTables(Map<Integer, StagePartitions> partners, Map<Integer, Integer> chainsOfPartition) {
    this.partners = Map.copyOf(partners);
    this.chainsOfPartition = Map.copyOf(chainsOfPartition);
  }

  /** The rows of a partition. */
  BatchSource open(int input, int partition, WorkerCounters counters, OperatorContext context)
      throws IOException {
    StagePartitions partner = partners.get(input);
    if (partner == null) {
      throw new IllegalStateException("Input [" + input + "] is no partner");
    }
    return new PartitionUnit(input, partner, partition, counters.input(input)).open(context);
  }

  /** What the operator makes of the partition. */
  Object built(
      int operator, OperatorSpec spec, int partition, WorkerCounters counters, OperatorContext lane)
      throws IOException {
    Slot slot;
    synchronized (this) {
      slot = slots.computeIfAbsent(new Key(operator, partition), key -> new Slot());
    }
    synchronized (slot) {
      Object made = slot.made;
      if (made == null) {
        if (slot.build != null) {
          throw new IllegalStateException("Partition [" + partition + "] could not be read");
        }
        SideBuild<?> build =
            Operators.sideBuild(spec, chainsOfPartition.getOrDefault(partition, 1));
        slot.build = build;
        made = make(build, spec, partition, counters, lane);
        slot.made = made;
      }
      return made;
    }
  }

  private Object make(
      SideBuild<?> build,
      OperatorSpec spec,
      int partition,
      WorkerCounters counters,
      OperatorContext lane)
      throws IOException {
    Integer input = spec.sideInput();
    SideBuild.Lane sink = build.lane(lane);
    try (BatchSource source = open(input == null ? -1 : input, partition, counters, lane)) {
      lane.arena().reset();
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        lane.cancellation().check();
        sink.add(batch, 0);
        lane.arena().reset();
      }
    }
    sink.end();
    return build.finish(lane);
  }

  @Override
  public void close() {
    List<Slot> all;
    synchronized (this) {
      all = new ArrayList<>(slots.values());
      slots.clear();
    }
    for (Slot slot : all) {
      synchronized (slot) {
        if (slot.build != null) {
          slot.build.close();
        }
      }
    }
  }
}
