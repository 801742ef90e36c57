package dev.sluice.core.statistics;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Ranges of keys, one for each partition, that abut and cover all keys: partition {@code i} has the
 * keys from {@code starts[i]} to before {@code starts[i + 1]}.
 *
 * @param starts ascending; the first is the minimum key
 * @param empty whether there were no rows at all
 */
public record PartitionBoundaries(List<EncodedKey> starts, boolean empty) {
  /** Time chunks that one ingestion may cover. */
  public static final int MAX_BUCKETS = 5_000;

  /** Partitions that a stage may have. */
  public static final int MAX_PARTITIONS = 25_000;

  private static final PartitionBoundaries UNIVERSAL =
      new PartitionBoundaries(List.of(EncodedKey.MINIMUM), false);

  public PartitionBoundaries {
    starts = List.copyOf(starts);
  }

  /** One partition for all keys. */
  public static PartitionBoundaries universal() {
    return UNIVERSAL;
  }

  public int partitionCount() {
    return starts.size();
  }

  /** Boundaries of at most so many partitions of about equal weight. */
  public static PartitionBoundaries forMaxCount(KeyStatistics statistics, int partitions) {
    long rows = statistics.rowCount();
    if (rows == 0) {
      return new PartitionBoundaries(List.of(EncodedKey.MINIMUM), true);
    }
    return cut(statistics, Math.max(1, (rows + partitions - 1) / partitions));
  }

  /**
   * Boundaries of partitions that have about the given number of rows each, and do not span
   * buckets.
   *
   * @throws FaultException if there are too many buckets or partitions
   */
  public static PartitionBoundaries forTargetSize(KeyStatistics statistics, long targetSize) {
    if (statistics.rowCount() == 0) {
      return new PartitionBoundaries(List.of(EncodedKey.MINIMUM), true);
    }
    if (statistics.buckets().size() > MAX_BUCKETS) {
      throw new FaultException(new Fault.TooManyBuckets(MAX_BUCKETS));
    }
    long expected = 0;
    for (KeyStatistics.Bucket bucket : statistics.buckets().values()) {
      expected += (bucket.rowCount() + targetSize - 1) / targetSize;
    }
    if (expected > MAX_PARTITIONS) {
      throw new FaultException(new Fault.TooManyPartitions(MAX_PARTITIONS));
    }
    return cut(statistics, targetSize);
  }

  private static PartitionBoundaries cut(KeyStatistics statistics, long targetRows) {
    List<EncodedKey> starts = new ArrayList<>();
    for (Map.Entry<EncodedKey, KeyStatistics.Bucket> entry : statistics.buckets().entrySet()) {
      starts.add(starts.isEmpty() ? EncodedKey.MINIMUM : entry.getKey());
      cutBucket(entry.getValue(), targetRows, starts);
    }
    return new PartitionBoundaries(starts, false);
  }

  /** Adds the starts of all but the first partition of a bucket: quantiles of its samples. */
  private static void cutBucket(
      KeyStatistics.Bucket bucket, long targetRows, List<EncodedKey> starts) {
    long partitions = (bucket.rowCount() + targetRows - 1) / targetRows;
    if (partitions <= 1 || bucket.samples().isEmpty()) {
      return;
    }
    List<KeyStatistics.Sample> samples = new ArrayList<>(bucket.samples());
    samples.sort(Comparator.comparing(KeyStatistics.Sample::key));
    double weightPerPartition =
        (double) samples.stream().mapToLong(KeyStatistics.Sample::weight).sum() / partitions;
    EncodedKey last = samples.get(0).key();
    long next = 1;
    double below = 0;
    for (KeyStatistics.Sample sample : samples) {
      if (next < partitions && below >= next * weightPerPartition - 0.5) {
        if (sample.key().compareTo(last) > 0) {
          starts.add(sample.key());
          last = sample.key();
          next = Math.max(next + 1, (long) (below / weightPerPartition) + 1);
        }
      }
      below += sample.weight();
    }
  }
}
