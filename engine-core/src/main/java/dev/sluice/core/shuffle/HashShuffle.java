package dev.sluice.core.shuffle;

import dev.sluice.core.counters.ChannelCounter.Field;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.statistics.KeyStatistics;
import dev.sluice.core.statistics.PartitionBoundaries;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places rows by the hash of their key; with a key that can be sorted, sorts each partition. */
final class HashShuffle implements Shuffle {
  private final ShuffleContext context;
  private final ClusterBy key;
  private final int partitionCount;
  private final int hashedColumns;
  private final List<Writer> writers = new ArrayList<>();

  HashShuffle(ShuffleContext context, ShuffleSpec.Hash spec) {
    this.context = context;
    this.key = spec.clusterBy();
    this.partitionCount = spec.partitions();
    this.hashedColumns = spec.hashedColumns();
  }

  @Override
  public synchronized ShuffleWriter writer(OperatorContext lane) {
    Writer writer = new Writer(lane);
    writers.add(writer);
    return writer;
  }

  @Override
  public KeyStatistics statistics() {
    return KeyStatistics.none();
  }

  @Override
  public synchronized StageOutput output(PartitionBoundaries boundaries) {
    List<List<PartitionPart>> partitions = new ArrayList<>();
    List<StageOutput.Holder> holders = new ArrayList<>();
    for (int i = 0; i < partitionCount; i++) {
      List<PartitionPart> parts = new ArrayList<>();
      for (Writer writer : writers) {
        parts.addAll(writer.targets.get(i).parts());
        holders.add(writer.targets.get(i));
      }
      partitions.add(parts);
    }
    writers.clear();
    OutputCounter.countUnpartitioned(context.counters().output(), partitions);
    OutputCounter.countAll(context.counters().shuffle(), partitions);
    return new StageOutput(partitions, holders);
  }

  @Override
  public synchronized void close() {
    writers.forEach(writer -> writer.targets.forEach(HashTarget::release));
    writers.clear();
  }

  private final class Writer implements ShuffleWriter {
    private final OutputColumns columns;
    private final List<HashTarget> targets = new ArrayList<>();
    private final KeyHash hash;
    private int[] rows = new int[0];
    private int @Nullable [] ends;

    Writer(OperatorContext lane) {
      columns = new OutputColumns(context.signature(), lane.arena());
      hash = new KeyHash(context.signature(), key, hashedColumns);
      boolean sorts = key.isSortable() && !key.isEmpty();
      for (int i = 0; i < partitionCount; i++) {
        targets.add(sorts ? new HashTarget.Sorted(context, key) : new HashTarget.Plain(context));
      }
    }

    @Override
    public void begin(Unit unit) {
      columns.begin(unit.ordinal());
    }

    @Override
    public void accept(Batch produced) {
      Batch batch = columns.arrange(produced);
      int count = batch.rowCount();
      int[] places = hash.partitions(batch, partitionCount);
      int[] next = ends == null ? new int[partitionCount + 1] : ends;
      ends = next;
      java.util.Arrays.fill(next, 0);
      for (int i = 0; i < count; i++) {
        next[places[i] + 1]++;
      }
      for (int i = 0; i < partitionCount; i++) {
        next[i + 1] += next[i];
      }
      if (rows.length < count) {
        rows = new int[count];
      }
      for (int i = 0; i < count; i++) {
        rows[next[places[i]]++] = i;
      }
      int from = 0;
      for (int i = 0; i < partitionCount; i++) {
        if (next[i] > from) {
          targets.get(i).add(batch, rows, from, next[i]);
        }
        from = next[i];
      }
      context.counters().output().add(Field.ROWS, 0, count);
    }

    @Override
    public void finish() {
      targets.forEach(HashTarget::finish);
    }

    @Override
    public void close() {}
  }
}
