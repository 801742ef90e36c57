package dev.sluice.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.FrameLimits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CoreLimitsTest {
  @Property
  void batchesHoldAllRows(@ForAll @LongRange(min = 0, max = 1L << 40) long rows) {
    long capacity = CoreLimits.batches(rows) * FrameLimits.BATCH_ROWS;

    assertThat(capacity).isBetween(rows, rows + FrameLimits.BATCH_ROWS - 1);
  }
}
