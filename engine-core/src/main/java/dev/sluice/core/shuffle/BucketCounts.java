package dev.sluice.core.shuffle;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.statistics.EncodedKey;
import dev.sluice.core.statistics.KeySampler;
import dev.sluice.core.statistics.PartitionBoundaries;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyEncoder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.LongVector;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the rows of each time chunk. A table of chunk starts to their numbers, by open addressing;
 * rows in a row of the same chunk cost one comparison each.
 */
final class BucketCounts {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final KeyEncoder encoder;
  private final int column;
  private final List<EncodedKey> keys = new ArrayList<>();
  private long[] rows = new long[16];
  private long[] starts = new long[64];
  private int[] numbers = new int[64];

  /** Counter of rows by the first column of the key. */
  BucketCounts(RowSignature signature, ClusterBy key) {
    ClusterBy bucket = new ClusterBy(key.columns().subList(0, key.bucketByCount()), 0);
    this.encoder = new KeyEncoder(signature, bucket);
    this.column = signature.indexOf(bucket.columns().get(0).columnName());
  }

  /**
   * Counts the rows of a batch.
   *
   * @throws FaultException if a row has no time, or there are too many chunks
   */
  void add(Batch batch) {
    LongVector vector = batch.longs(column);
    if (vector.nulls() != null) {
      for (int i = 0; i < batch.rowCount(); i++) {
        if (vector.isNull(i)) {
          throw new FaultException(new Fault.InsertTimeNull());
        }
      }
    }
    long[] values = vector.values();
    int from = 0;
    for (int i = 1; i <= batch.rowCount(); i++) {
      if (i == batch.rowCount() || values[i] != values[from]) {
        int number = number(batch, from, values[from]);
        rows[number] += i - from;
        from = i;
      }
    }
  }

  /** Chunk of a row that was counted. */
  EncodedKey bucket(Batch batch, int row) {
    return keys.get(number(batch, row, batch.longs(column).values()[row]));
  }

  private int number(Batch batch, int row, long start) {
    int slot = slot(start);
    while (numbers[slot] != 0) {
      if (starts[slot] == start) {
        return numbers[slot] - 1;
      }
      slot = (slot + 1) & (starts.length - 1);
    }
    if (keys.size() == PartitionBoundaries.MAX_BUCKETS) {
      throw new FaultException(new Fault.TooManyBuckets(PartitionBoundaries.MAX_BUCKETS));
    }
    keys.add(new EncodedKey(encoder.encode(batch, row)));
    if (keys.size() > rows.length) {
      rows = java.util.Arrays.copyOf(rows, 2 * rows.length);
    }
    starts[slot] = start;
    numbers[slot] = keys.size();
    if (keys.size() * 2 > starts.length) {
      grow();
    }
    return keys.size() - 1;
  }

  private int slot(long start) {
    return (int) ((start * MULTIPLIER) >>> 32) & (starts.length - 1);
  }

  private void grow() {
    long[] oldStarts = starts;
    int[] oldNumbers = numbers;
    starts = new long[2 * oldStarts.length];
    numbers = new int[starts.length];
    for (int i = 0; i < oldStarts.length; i++) {
      if (oldNumbers[i] != 0) {
        int slot = slot(oldStarts[i]);
        while (numbers[slot] != 0) {
          slot = (slot + 1) & (starts.length - 1);
        }
        starts[slot] = oldStarts[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }

  /** Hands the counts on. */
  void report(KeySampler sampler) {
    for (int i = 0; i < keys.size(); i++) {
      sampler.count(keys.get(i), rows[i]);
    }
  }
}
