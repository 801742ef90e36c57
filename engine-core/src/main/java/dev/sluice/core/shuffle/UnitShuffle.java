package dev.sluice.core.shuffle;

import dev.sluice.core.counters.ChannelCounter.Field;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.statistics.KeyStatistics;
import dev.sluice.core.statistics.PartitionBoundaries;
import dev.sluice.frames.file.FrameWriter;
import dev.sluice.frames.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rows as they come, unit by unit: either all in one partition (a mix), or in the partition
 * that the unit has (no shuffle). A partition has its rows in the order of the input, whichever
 * lane wrote them.
 */
final class UnitShuffle implements Shuffle {
  private final ShuffleContext context;
  private final boolean mix;
  private final int partitionCount;
  private final List<Writer> writers = new ArrayList<>();

  UnitShuffle(ShuffleContext context, boolean mix, int partitionCount) {
    this.context = context;
    this.mix = mix;
    this.partitionCount = partitionCount;
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
      partitions.add(new ArrayList<>());
    }
    for (Writer writer : writers) {
      holders.add(writer.frames::close);
      for (Written written : writer.written) {
        partitions.get(written.partition).add(written.range);
      }
    }
    OutputCounter.countSizes(context.counters().output(), partitions);
    if (mix) {
      OutputCounter.countAll(context.counters().shuffle(), partitions);
    }
    writers.clear();
    return new StageOutput(partitions, holders);
  }

  @Override
  public synchronized void close() {
    writers.forEach(writer -> writer.frames.close());
    writers.clear();
  }

  /** Range of rows that a unit gave. */
  private record Written(int partition, PartitionPart.FrameRange range) {}

  private final class Writer implements ShuffleWriter {
    private final FrameWriter frames = context.frameWriter();
    private final OutputColumns columns;
    private final List<Written> written = new ArrayList<>();
    private @Nullable Unit unit;
    private long from;

    Writer(OperatorContext lane) {
      columns = new OutputColumns(context.signature(), lane.arena());
    }

    @Override
    public void begin(Unit next) {
      note();
      unit = next;
      columns.begin(next.ordinal());
    }

    private int partition() {
      return mix || unit == null ? 0 : unit.partition();
    }

    /** Remembers the rows since the last unit began. */
    private void note() {
      long to = frames.rowCount();
      if (to > from) {
        long ordinal = unit == null ? 0 : unit.ordinal();
        written.add(
            new Written(
                partition(), new PartitionPart.FrameRange(ordinal, frames.frames(), from, to)));
        from = to;
      }
    }

    @Override
    public void accept(Batch batch) {
      frames.add(columns.arrange(batch));
      context.counters().output().add(Field.ROWS, partition(), batch.rowCount());
    }

    @Override
    public void finish() {
      note();
      frames.finish();
    }

    @Override
    public void close() {}
  }
}
