package dev.sluice.core.shuffle;

import dev.sluice.core.statistics.EncodedKey;
import dev.sluice.core.statistics.KeySampler;
import dev.sluice.core.statistics.KeyStatistics;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyEncoder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import org.jspecify.annotations.Nullable;

/** Statistics of the keys that one writer sees. */
final class WriterStatistics {
  private final KeySampler sampler = new KeySampler(KeySampler.DEFAULT_MAX_BYTES);
  private final KeyEncoder encoder;
  private final @Nullable BucketCounts buckets;
  private long rowCount;
  private long nextSample;

  WriterStatistics(RowSignature signature, ClusterBy key) {
    encoder = new KeyEncoder(signature, key);
    buckets = key.bucketByCount() > 0 ? new BucketCounts(signature, key) : null;
  }

  void add(Batch batch) {
    if (buckets != null) {
      buckets.add(batch);
    }
    long end = rowCount + batch.rowCount();
    while (nextSample < end) {
      int row = (int) (nextSample - rowCount);
      EncodedKey bucket = buckets == null ? EncodedKey.MINIMUM : buckets.bucket(batch, row);
      sampler.sample(bucket, new EncodedKey(encoder.encode(batch, row)));
      nextSample += sampler.stride();
    }
    rowCount = end;
  }

  /** The reading, after the last batch. */
  KeyStatistics finish() {
    if (buckets != null) {
      buckets.report(sampler);
    } else if (rowCount > 0) {
      sampler.count(EncodedKey.MINIMUM, rowCount);
    }
    return sampler.statistics();
  }
}
