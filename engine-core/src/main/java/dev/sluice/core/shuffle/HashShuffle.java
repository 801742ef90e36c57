package dev.sluice.core.shuffle;

import dev.sluice.core.counters.ChannelCounter.Field;
import dev.sluice.core.group.KeyHash;
import dev.sluice.core.group.RowScatter;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.statistics.KeyStatistics;
import dev.sluice.core.statistics.PartitionBoundaries;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.vector.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
        HashTarget target = writer.targets[i];
        if (target != null) {
          parts.addAll(target.parts());
          holders.add(target);
        }
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
    writers.forEach(writer -> writer.targets().forEach(HashTarget::release));
    writers.clear();
  }

  private final class Writer implements ShuffleWriter {
    private final OutputColumns columns;
    private final @Nullable HashTarget[] targets = new HashTarget[partitionCount];
    private final KeyHash hash;
    private final int[] bounds = new int[partitionCount + 1];
    private int[] rows = new int[0];

    Writer(OperatorContext lane) {
      columns = new OutputColumns(context.signature(), lane.arena());
      hash =
          new KeyHash(
              key.columns().stream()
                  .limit(hashedColumns)
                  .mapToInt(c -> context.signature().indexOf(c.columnName()))
                  .toArray(),
              0);
    }

    /** What is written to a partition; made when first asked for. */
    private HashTarget target(int partition) {
      HashTarget made = targets[partition];
      if (made == null) {
        made =
            key.isSortable() && !key.isEmpty()
                ? new HashTarget.Sorted(context, key)
                : new HashTarget.Plain(context, partitionCount);
        targets[partition] = made;
      }
      return made;
    }

    /** The targets that were made. */
    private Stream<HashTarget> targets() {
      return Arrays.stream(targets).filter(Objects::nonNull);
    }

    @Override
    public void begin(Unit unit) {
      columns.begin(unit.ordinal());
    }

    @Override
    public void accept(Batch produced) {
      Batch batch = columns.arrange(produced);
      int count = batch.rowCount();
      if (rows.length < count) {
        rows = new int[count];
      }
      RowScatter.order(hash.partitions(batch, partitionCount), count, rows, bounds);
      for (int i = 0; i < partitionCount; i++) {
        if (bounds[i + 1] > bounds[i]) {
          target(i).add(batch, rows, bounds[i], bounds[i + 1]);
        }
      }
      context.counters().output().add(Field.ROWS, 0, count);
    }

    @Override
    public void finish() {
      targets().forEach(HashTarget::finish);
    }

    @Override
    public void close() {}
  }
}
