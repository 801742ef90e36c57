package dev.sluice.core.processors;

import dev.sluice.core.counters.SegmentProgressCounter;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.Processor;
import dev.sluice.core.processor.Progress;
import dev.sluice.core.processor.UnitQueue;
import dev.sluice.core.segment.SegmentContents;
import dev.sluice.core.table.NewSegment;
import dev.sluice.core.table.Times;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.LongVector;
import java.io.IOException;
import java.util.List;

/**
 * Writes each partition as one segment of the table. A partition lies within one time chunk; one
 * without rows gives no segment. The rows of a partition are read twice, as a segment file wants
 * it.
 */
public final class SegmentGeneratorProcessor implements Processor {
  /** Start of a row's time chunk, where the table has chunks. */
  private static final String BUCKET = "__bucket";

  private final Lane lane;
  private final UnitQueue partitions;
  private final SegmentTarget target;
  private final SegmentProgressCounter progress;

  /** Owns the lane. */
  public SegmentGeneratorProcessor(
      Lane lane, UnitQueue partitions, SegmentTarget target, SegmentProgressCounter progress) {
    this.lane = lane;
    this.partitions = partitions;
    this.target = target;
    this.progress = progress;
  }

  @Override
  public Progress run() throws IOException {
    lane.context().cancellation().check();
    if (!(partitions.poll() instanceof PartitionUnit partition)) {
      return Progress.DONE;
    }
    if (partition.stage().rowCount(partition.partition()) > 0) {
      write(partition);
    }
    return Progress.AGAIN;
  }

  private void write(PartitionUnit partition) throws IOException {
    ProcessorSpec.SegmentGenerator spec = target.spec();
    NewSegment segment = target.transaction().newSegment(chunk(partition));
    SegmentRows rows = new SegmentRows(partition, lane, spec.mappings(), progress);
    SegmentContents contents =
        segment.write(
            ProcessorSpec.mapped(spec.mappings()),
            spec.sortColumns(),
            rows,
            lane.context().pool(),
            lane.context().cancellation());
    progress.addMerged(contents.rowCount());
    target.transaction().add(segment.describe(contents, target.shards().of(partition.partition())));
    progress.addPushed(contents.rowCount());
  }

  /** The time chunk of the partition, by its first row. */
  private Interval chunk(PartitionUnit partition) throws IOException {
    Interval chunk = Interval.ETERNITY;
    if (!target.spec().granularity().isAll()) {
      chunk = TimeChunks.startingAt(firstBucket(partition), target.spec().granularity());
    }
    List<Interval> replaced = target.replaced();
    if (replaced != null && !isWithin(chunk, replaced)) {
      throw new FaultException(
          new Fault.InsertTimeOutOfBounds(
              Times.iso(chunk), replaced.stream().map(Times::iso).toList()));
    }
    return chunk;
  }

  private long firstBucket(PartitionUnit partition) throws IOException {
    lane.context().arena().reset();
    try (BatchSource source = partition.reopen(lane.context())) {
      Batch batch = source.next();
      if (batch == null) {
        throw new IOException("Partition [" + partition.partition() + "] has no rows");
      }
      LongVector buckets = batch.longs(target.input().indexOf(BUCKET));
      if (buckets.isNull(0)) {
        throw new FaultException(new Fault.InsertTimeNull());
      }
      return buckets.values()[0];
    }
  }

  private static boolean isWithin(Interval chunk, List<Interval> replaced) {
    return replaced.stream()
        .anyMatch(
            part ->
                part.startMillis() <= chunk.startMillis() && part.endMillis() >= chunk.endMillis());
  }

  @Override
  public void close() {
    lane.close();
  }
}
