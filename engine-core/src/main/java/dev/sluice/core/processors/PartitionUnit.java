package dev.sluice.core.processors;

import dev.sluice.core.counters.ChannelCounter;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.shuffle.StagePartitions;
import java.io.IOException;

/** A partition of another stage. It may be opened again and again. */
public record PartitionUnit(int input, StagePartitions stage, int partition, ChannelCounter counter)
    implements Unit {
  @Override
  public long ordinal() {
    return Ordinals.of(input, partition, 0);
  }

  @Override
  public BatchSource open(Lane lane) throws IOException {
    return open(lane.context());
  }

  /** Starts reading with this context. */
  public BatchSource open(OperatorContext context) throws IOException {
    return new CountedPartition(this, context);
  }

  /** The same rows, without counting them a second time. */
  BatchSource reopen(OperatorContext context) throws IOException {
    return stage.open(partition, context);
  }
}
