package dev.sluice.core.shuffle;

import dev.sluice.core.counters.ChannelCounter;
import dev.sluice.core.counters.ChannelCounter.Field;
import java.util.List;

/** Counts finished partitions. */
final class OutputCounter {
  private OutputCounter() {}

  /** Adds rows, bytes and frames. */
  static void countAll(ChannelCounter counter, List<List<PartitionPart>> partitions) {
    for (int i = 0; i < partitions.size(); i++) {
      for (PartitionPart part : partitions.get(i)) {
        counter.add(Field.ROWS, i, part.rowCount());
      }
    }
    countSizes(counter, partitions);
  }

  /** Adds bytes and frames, where rows were counted when they passed. */
  static void countSizes(ChannelCounter counter, List<List<PartitionPart>> partitions) {
    for (int i = 0; i < partitions.size(); i++) {
      for (PartitionPart part : partitions.get(i)) {
        counter.add(Field.BYTES, i, part.sizeBytes());
        counter.add(Field.FRAMES, i, part.frameCount());
      }
    }
  }

  /** Like {@link #countSizes}, for rows that were counted before they had partitions. */
  static void countUnpartitioned(ChannelCounter counter, List<List<PartitionPart>> partitions) {
    for (List<PartitionPart> parts : partitions) {
      countSizes(counter, List.of(parts));
    }
  }
}
