package dev.sluice.core.shuffle;

import dev.sluice.core.counters.ChannelCounter.Field;
import dev.sluice.core.counters.SortProgressCounter;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.statistics.EncodedKey;
import dev.sluice.core.statistics.KeyStatistics;
import dev.sluice.core.statistics.PartitionBoundaries;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.sort.RunSlice;
import dev.sluice.frames.sort.SortBuffer;
import dev.sluice.frames.sort.SortedRun;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by the key over all rows: each lane makes sorted runs, and a partition is a range of every
 * run, which readers merge.
 */
final class SortShuffle implements Shuffle {
  private final ShuffleContext context;
  private final ClusterBy key;
  private final boolean gathersStatistics;
  private final long limit;
  private final List<Writer> writers = new ArrayList<>();

  /**
   * Shuffle by a key.
   *
   * @param limit rows of the order that are wanted at least, or null for all
   */
  SortShuffle(
      ShuffleContext context, ClusterBy key, boolean gathersStatistics, @Nullable Long limit) {
    this.context = context;
    this.key = key;
    this.gathersStatistics = gathersStatistics;
    this.limit = limit == null ? SortBuffer.NO_LIMIT : limit;
  }

  @Override
  public synchronized ShuffleWriter writer(OperatorContext lane) {
    Writer writer = new Writer(lane);
    writers.add(writer);
    return writer;
  }

  @Override
  public synchronized KeyStatistics statistics() {
    KeyStatistics all = KeyStatistics.none();
    for (Writer writer : writers) {
      if (writer.statistics != null) {
        all = all.mergedWith(writer.statistics.finish());
      }
    }
    return all;
  }

  @Override
  public synchronized StageOutput output(PartitionBoundaries boundaries) throws IOException {
    List<List<PartitionPart>> partitions = new ArrayList<>();
    for (int i = 0; i < boundaries.partitionCount(); i++) {
      partitions.add(new ArrayList<>());
    }
    List<RunHolder> holders = new ArrayList<>();
    for (Writer writer : writers) {
      for (SortedRun run : writer.runs) {
        cut(run, boundaries, partitions);
        holders.add(new RunHolder(run));
      }
    }
    writers.clear();
    count(partitions, holders.size());
    return new StageOutput(partitions, holders);
  }

  private void cut(
      SortedRun run, PartitionBoundaries boundaries, List<List<PartitionPart>> partitions)
      throws IOException {
    int count = partitions.size();
    long[] starts =
        count == 1
            ? new long[1]
            : run.lowerBounds(boundaries.starts().stream().map(EncodedKey::bytes).toList());
    for (int i = 0; i < count; i++) {
      long to = i + 1 < count ? starts[i + 1] : run.rowCount();
      if (to > starts[i]) {
        RunSlice slice = new RunSlice(run, starts[i], to);
        partitions.get(i).add(new PartitionPart.RunRange(slice, context.maxFrameBytes()));
      }
    }
  }

  private void count(List<List<PartitionPart>> partitions, int runs) {
    OutputCounter.countUnpartitioned(context.counters().output(), partitions);
    OutputCounter.countAll(context.counters().shuffle(), partitions);
    SortProgressCounter progress = context.counters().sortProgress();
    if (runs == 0) {
      progress.markTriviallyComplete();
      return;
    }
    progress.plan(2, partitions.size());
    progress.addTotal(0, runs);
    progress.addMerged(0, runs);
    progress.addTotal(1, partitions.size());
    progress.addMerged(1, partitions.size());
  }

  @Override
  public synchronized void close() {
    writers.forEach(writer -> writer.runs.forEach(SortedRun::close));
    writers.clear();
  }

  private final class Writer implements ShuffleWriter {
    private final OutputColumns columns;
    private final SortBuffer buffer;
    private final @Nullable WriterStatistics statistics;
    private List<SortedRun> runs = List.of();

    Writer(OperatorContext lane) {
      columns = new OutputColumns(context.signature(), lane.arena());
      buffer =
          new SortBuffer(
              context.signature(),
              key,
              context.allocator(),
              context.spillFolder(),
              limit,
              context.maxFrameBytes());
      statistics = gathersStatistics ? new WriterStatistics(context.signature(), key) : null;
    }

    @Override
    public void begin(Unit unit) {
      columns.begin(unit.ordinal());
    }

    @Override
    public void accept(Batch produced) {
      Batch batch = columns.arrange(produced);
      if (statistics != null) {
        statistics.add(batch);
      }
      try {
        buffer.add(batch);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      context.counters().output().add(Field.ROWS, 0, batch.rowCount());
    }

    @Override
    public void finish() {
      try {
        runs = buffer.finish();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      buffer.close();
    }
  }
}
