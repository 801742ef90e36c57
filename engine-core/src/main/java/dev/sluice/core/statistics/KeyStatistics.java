package dev.sluice.core.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known about the keys of a stage's output.
 *
 * @param buckets statistics by bucket, in the order of bucket keys; one bucket with the minimum key
 *     when the shuffle has none
 */
public record KeyStatistics(SortedMap<EncodedKey, Bucket> buckets) {

  /** A sampled key and the number of rows it stands for. */
  public record Sample(EncodedKey key, long weight) {}

  /**
   * Statistics of one bucket.
   *
   * @param rowCount exact number of rows
   * @param samples some of the keys, in no order
   */
  public record Bucket(long rowCount, List<Sample> samples) {
    public Bucket {
      samples = List.copyOf(samples);
    }
  }

  public static KeyStatistics none() {
    return new KeyStatistics(new TreeMap<>());
  }

  public long rowCount() {
    return buckets.values().stream().mapToLong(Bucket::rowCount).sum();
  }

  /** Statistics of the rows of both. */
  public KeyStatistics mergedWith(KeyStatistics other) {
    SortedMap<EncodedKey, Bucket> merged = new TreeMap<>(buckets);
    other.buckets.forEach(
        (key, bucket) ->
            merged.merge(
                key,
                bucket,
                (a, b) -> {
                  List<Sample> samples = new ArrayList<>(a.samples());
                  samples.addAll(b.samples());
                  return new Bucket(a.rowCount() + b.rowCount(), samples);
                }));
    return new KeyStatistics(merged);
  }
}
