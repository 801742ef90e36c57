package dev.sluice.core.shuffle;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.frames.sort.RunMerger;
import dev.sluice.frames.sort.RunSlice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finished partitions of all workers of a stage. A partition can be opened any number of times, by
 * several threads at once, until this is closed.
 */
public final class StagePartitions implements AutoCloseable {
  private final List<StageOutput> outputs;
  private final Path folder;
  private final int partitionCount;

  /**
   * Takes over the outputs.
   *
   * @param folder for files that readers may need
   */
  public StagePartitions(List<StageOutput> outputs, Path folder) {
    this.folder = folder;
    this.outputs = List.copyOf(outputs);
    this.partitionCount = outputs.stream().mapToInt(StageOutput::partitionCount).max().orElse(0);
  }

  public int partitionCount() {
    return partitionCount;
  }

  public long rowCount(int partition) {
    return parts(partition).stream().mapToLong(PartitionPart::rowCount).sum();
  }

  public long sizeBytes(int partition) {
    return parts(partition).stream().mapToLong(PartitionPart::sizeBytes).sum();
  }

  public long frameCount(int partition) {
    return parts(partition).stream().mapToLong(PartitionPart::frameCount).sum();
  }

  /**
   * The rows of a partition: sorted if the stage sorts, otherwise in the order of its input. The
   * caller resets the context's arena between batches.
   */
  public BatchSource open(int partition, OperatorContext context) throws IOException {
    List<PartitionPart.FrameRange> ranges = new ArrayList<>();
    List<RunSlice> slices = new ArrayList<>();
    for (PartitionPart part : parts(partition)) {
      if (part instanceof PartitionPart.FrameRange range) {
        ranges.add(range);
      } else {
        slices.add(((PartitionPart.RunRange) part).slice());
      }
    }
    return slices.isEmpty()
        ? new RangeReader(ranges, context)
        : new RunReader(RunMerger.open(slices, context.allocator(), folder, context.arena()));
  }

  private List<PartitionPart> parts(int partition) {
    List<PartitionPart> parts = new ArrayList<>();
    for (StageOutput output : outputs) {
      parts.addAll(output.parts(partition));
    }
    parts.sort(Comparator.comparingLong(PartitionPart::ordinal));
    return parts;
  }

  @Override
  public void close() {
    outputs.forEach(StageOutput::close);
  }
}
