package dev.sluice.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.junit.jupiter.api.Test;

class FrameLimitsTest {
  @Test
  void aVectorHoldsABatchWithoutAnyFlagOfTheJvm() {
    try (BufferAllocator allocator = new RootAllocator();
        BigIntVector vector = new BigIntVector("n", allocator)) {
      vector.allocateNew(FrameLimits.BATCH_ROWS);
      vector.set(FrameLimits.BATCH_ROWS - 1, 7);
      vector.setValueCount(FrameLimits.BATCH_ROWS);

      assertThat(vector.get(FrameLimits.BATCH_ROWS - 1)).isEqualTo(7);
    }
  }
}
