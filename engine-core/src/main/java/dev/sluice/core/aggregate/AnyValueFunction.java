package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;

/**
 * {@code any_value}: some value of the group that is not NULL, if there is one. Of numbers it is
 * the least; of byte strings the first that was met, cut to {@code maxBytes} (1024 by default for
 * texts).
 */
final class AnyValueFunction implements AggregateFunction {
  @Override
  public String name() {
    return "any_value";
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return Inputs.type(spec, 0);
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    if (Inputs.type(spec, 0).physical() == Physical.BYTES) {
      return new AnyBytes(TextLimit.of(spec, Inputs.type(spec, 0)));
    }
    return ExtremeFunction.of(spec, false);
  }
}
