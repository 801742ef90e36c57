package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;

/** {@code count}: rows, or values that are not NULL. */
final class CountFunction implements AggregateFunction {
  @Override
  public String name() {
    return "count";
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return ScalarType.LONG;
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    return new CountAccumulator();
  }
}
