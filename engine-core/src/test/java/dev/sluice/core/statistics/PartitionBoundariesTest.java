package dev.sluice.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartitionBoundariesTest {

  private static EncodedKey key(int value) {
    return new EncodedKey(ByteBuffer.allocate(4).putInt(value).array());
  }

  private static KeyStatistics uniform(int rows, int maxBytes, long seed) {
    KeySampler sampler = new KeySampler(maxBytes);
    Random random = new Random(seed);
    sampler.count(EncodedKey.MINIMUM, rows);
    long skip = 0;
    for (int row = 0; row < rows; row++) {
      int value = random.nextInt(Integer.MAX_VALUE);
      if (skip-- == 0) {
        sampler.sample(EncodedKey.MINIMUM, key(value));
        skip = sampler.stride() - 1;
      }
    }
    return sampler.statistics();
  }

  @Test
  void fewRowsAreCutExactly() {
    PartitionBoundaries boundaries =
        PartitionBoundaries.forTargetSize(uniform(1_000, 1 << 20, 1), 100);
    assertThat(boundaries.partitionCount()).isEqualTo(10);
    assertThat(boundaries.starts()).isSorted();
    assertThat(boundaries.starts().get(0)).isEqualTo(EncodedKey.MINIMUM);
  }

  @Test
  void thinnedSamplesStillCutEvenly() {
    KeyStatistics statistics = uniform(500_000, 100_000, 2);
    PartitionBoundaries boundaries = PartitionBoundaries.forMaxCount(statistics, 4);
    assertThat(boundaries.partitionCount()).isEqualTo(4);
    for (int i = 1; i < 4; i++) {
      double start = ByteBuffer.wrap(boundaries.starts().get(i).bytes()).getInt();
      assertThat(start / Integer.MAX_VALUE).isBetween(i / 4.0 - 0.05, i / 4.0 + 0.05);
    }
  }

  @Test
  void samplesStayUnderTheCap() {
    KeySampler sampler = new KeySampler(10_000);
    for (int i = 0; i < 100_000; i++) {
      sampler.sample(EncodedKey.MINIMUM, key(i));
    }
    sampler.count(EncodedKey.MINIMUM, 100_000);
    KeyStatistics.Bucket bucket = sampler.statistics().buckets().get(EncodedKey.MINIMUM);
    assertThat(bucket).isNotNull();
    assertThat(bucket.samples().size() * 52).isLessThanOrEqualTo(10_000);
  }

  @Test
  void aHeavyKeyStaysWhole() {
    KeySampler sampler = new KeySampler(1 << 20);
    sampler.count(EncodedKey.MINIMUM, 100);
    for (int i = 0; i < 100; i++) {
      sampler.sample(EncodedKey.MINIMUM, key(i < 90 ? 7 : 8));
    }
    PartitionBoundaries boundaries = PartitionBoundaries.forMaxCount(sampler.statistics(), 10);
    assertThat(boundaries.starts()).containsExactly(EncodedKey.MINIMUM, key(8));
  }

  @Test
  void partitionsDoNotSpanBuckets() {
    KeySampler sampler = new KeySampler(1 << 20);
    for (int bucket = 0; bucket < 3; bucket++) {
      sampler.count(key(bucket), 1);
    }
    PartitionBoundaries boundaries =
        PartitionBoundaries.forTargetSize(sampler.statistics(), 1_000_000);
    assertThat(boundaries.starts()).containsExactly(EncodedKey.MINIMUM, key(1), key(2));
  }

  @Test
  void limitsAreFaults() {
    KeySampler many = new KeySampler(1 << 20);
    for (int bucket = 0; bucket <= PartitionBoundaries.MAX_BUCKETS; bucket++) {
      many.count(key(bucket), 1);
    }
    assertThatThrownBy(() -> PartitionBoundaries.forTargetSize(many.statistics(), 10))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault()).isEqualTo(new Fault.TooManyBuckets(5_000)));
    KeySampler long1 = new KeySampler(1 << 20);
    long1.count(EncodedKey.MINIMUM, 25_001);
    assertThatThrownBy(() -> PartitionBoundaries.forTargetSize(long1.statistics(), 1))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault()).isEqualTo(new Fault.TooManyPartitions(25_000)));
  }

  @Test
  void noRowsGiveOneEmptyPartition() {
    PartitionBoundaries boundaries = PartitionBoundaries.forMaxCount(KeyStatistics.none(), 5);
    assertThat(boundaries.empty()).isTrue();
    assertThat(boundaries.partitionCount()).isEqualTo(1);
  }
}
