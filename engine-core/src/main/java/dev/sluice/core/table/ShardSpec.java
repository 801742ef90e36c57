package dev.sluice.core.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Place of a segment among the segments of its time chunk. */
public sealed interface ShardSpec {
  /** Number within the time chunk and version, from 0. */
  int partitionNumber();

  /** The same place under another number. */
  ShardSpec withPartitionNumber(int number);

  /**
   * Any rows of the chunk.
   *
   * @param partitions segments that were written together, 0 when appended
   */
  record Numbered(int partitionNumber, int partitions) implements ShardSpec {
    @Override
    public Numbered withPartitionNumber(int number) {
      return new Numbered(number, partitions);
    }
  }

  /**
   * The rows of the chunk whose dimensions lie in a range.
   *
   * @param dimensions column names
   * @param start values of the first row that belongs, or null if there is no lower bound
   * @param end values of the first row that does not belong any more, or null if there is none
   */
  record Range(
      int partitionNumber,
      int partitions,
      List<String> dimensions,
      @Nullable List<@Nullable String> start,
      @Nullable List<@Nullable String> end)
      implements ShardSpec {
    public Range {
      dimensions = List.copyOf(dimensions);
    }

    @Override
    public Range withPartitionNumber(int number) {
      return new Range(number, partitions, dimensions, start, end);
    }
  }
}
