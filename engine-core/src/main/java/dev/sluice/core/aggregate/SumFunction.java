package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;

/**
 * {@code sum}: of integers as LONG, wrapping around, or as DOUBLE if the output is one; of all
 * other numbers as DOUBLE, save decimals, whose sums are exact.
 */
final class SumFunction implements AggregateFunction {
  @Override
  public String name() {
    return "sum";
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    if (spec.outputType() instanceof DecimalType type) {
      return type;
    }
    return isLong(spec) ? ScalarType.LONG : ScalarType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    Inputs.requireNumeric(spec);
    if (spec.outputType() instanceof DecimalType type) {
      if (!(Inputs.type(spec, 0) instanceof DecimalType input) || input.scale() != type.scale()) {
        throw Inputs.refused(spec, Inputs.type(spec, 0));
      }
      return new DecimalSum(spec);
    }
    return isLong(spec) ? new LongSum(spec) : new DoubleSum(spec);
  }

  private static boolean isLong(AggregateSpec spec) {
    return Inputs.type(spec, 0).physical() == Physical.LONG
        && spec.outputType().physical() == Physical.LONG;
  }
}
