package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;

/**
 * {@code single_value}: the value of the only row, which may be NULL; NULL for no row. A second row
 * is a fault, {@code QueryRuntimeError}.
 */
final class SingleValueFunction implements AggregateFunction {
  @Override
  public String name() {
    return "single_value";
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return new ComplexType("singleValue");
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    return new SingleValueAccumulator(Cells.of(Inputs.type(spec, 0)));
  }
}
