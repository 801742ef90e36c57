package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;

/**
 * {@code min_by} and {@code max_by}: the value of the row with the least or greatest key. Inputs
 * are the value and the key; rows in which either is NULL are skipped. Of equal keys the row that
 * came first is kept.
 */
final class ValueByFunction implements AggregateFunction {
  private final String name;
  private final boolean greatest;

  ValueByFunction(String name, boolean greatest) {
    this.name = name;
    this.greatest = greatest;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return new ComplexType("valueByKey");
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    Cells values = Cells.of(Inputs.type(spec, 0));
    return switch (Inputs.type(spec, 1).physical()) {
      case LONG, DOUBLE -> new TimedAccumulator(false, false, greatest, values);
      case BYTES -> new ValueByText(greatest, values);
    };
  }
}
