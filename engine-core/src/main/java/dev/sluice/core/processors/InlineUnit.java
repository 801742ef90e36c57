package dev.sluice.core.processors;

import dev.sluice.core.counters.ChannelCounter;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.Unit;

/** The rows that a plan holds itself. */
public record InlineUnit(int input, InputSpec.Inline rows, ChannelCounter counter) implements Unit {
  @Override
  public long ordinal() {
    return Ordinals.of(input, 0, 0);
  }

  @Override
  public int partition() {
    return 0;
  }

  @Override
  public BatchSource open(Lane lane) {
    return new InlineSource(rows, counter);
  }
}
