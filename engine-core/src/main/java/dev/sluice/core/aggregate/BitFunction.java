package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;

/** {@code bit_and}, {@code bit_or} and {@code bit_xor} of LONG values. */
final class BitFunction implements AggregateFunction {
  private final BitOperation operation;

  BitFunction(BitOperation operation) {
    this.operation = operation;
  }

  @Override
  public String name() {
    return operation.functionName();
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return ScalarType.LONG;
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    if (Inputs.type(spec, 0) != ScalarType.LONG) {
      throw Inputs.refused(spec, Inputs.type(spec, 0));
    }
    return new BitAccumulator(operation, spec);
  }
}
