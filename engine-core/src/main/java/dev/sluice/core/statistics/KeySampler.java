package dev.sluice.core.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Samples the keys of one writer: every key at first, then every second, fourth, … of them, so that
 * the samples stay under a cap of bytes. Rows of each bucket are counted exactly.
 *
 * <p>The same rows give the same samples. Confined to one thread.
 */
public final class KeySampler {
  /** Cap on samples of one writer. */
  public static final int DEFAULT_MAX_BYTES = 2 << 20;

  private static final int MAX_SAMPLES = 1 << 15;
  private static final int SAMPLE_OVERHEAD_BYTES = 48;

  private final int maxBytes;
  private final Map<EncodedKey, List<EncodedKey>> samples = new HashMap<>();
  private final Map<EncodedKey, Long> rowCounts = new HashMap<>();
  private long stride = 1;
  private long bytes;
  private int sampleCount;

  public KeySampler(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Every how many rows a key is wanted. May grow with each sample. */
  public long stride() {
    return stride;
  }

  /** Counts rows of a bucket. */
  public void count(EncodedKey bucket, long rows) {
    rowCounts.merge(bucket, rows, Long::sum);
  }

  /** Number of buckets seen. */
  public int bucketCount() {
    return rowCounts.size();
  }

  /** Takes the key of one row out of {@link #stride()} rows. */
  public void sample(EncodedKey bucket, EncodedKey key) {
    samples.computeIfAbsent(bucket, unused -> new ArrayList<>()).add(key);
    bytes += key.bytes().length + SAMPLE_OVERHEAD_BYTES;
    sampleCount++;
    while (sampleCount > 1 && (bytes > maxBytes || sampleCount > MAX_SAMPLES)) {
      thin();
    }
  }

  private void thin() {
    stride *= 2;
    bytes = 0;
    sampleCount = 0;
    for (List<EncodedKey> keys : samples.values()) {
      List<EncodedKey> kept = new ArrayList<>(keys.size() / 2 + 1);
      for (int i = 0; i < keys.size(); i += 2) {
        kept.add(keys.get(i));
        bytes += keys.get(i).bytes().length + SAMPLE_OVERHEAD_BYTES;
      }
      keys.clear();
      keys.addAll(kept);
      sampleCount += kept.size();
    }
    if (sampleCount <= samples.size()) {
      bytes = 0;
    }
  }

  public KeyStatistics statistics() {
    SortedMap<EncodedKey, KeyStatistics.Bucket> buckets = new TreeMap<>();
    rowCounts.forEach(
        (bucket, rows) -> {
          List<KeyStatistics.Sample> weighted = new ArrayList<>();
          for (EncodedKey key : samples.getOrDefault(bucket, List.of())) {
            weighted.add(new KeyStatistics.Sample(key, stride));
          }
          buckets.put(bucket, new KeyStatistics.Bucket(rows, weighted));
        });
    return new KeyStatistics(buckets);
  }
}
