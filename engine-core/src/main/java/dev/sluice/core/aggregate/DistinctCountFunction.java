package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;

/**
 * {@code approx_count_distinct}: number of different values, exact up to some hundred, and with a
 * standard error of 1.6 % (with the default of 12 for the parameter {@code lgK}) above.
 * Intermediate values are images of HLL sketches; an input of that type is merged.
 */
final class DistinctCountFunction implements AggregateFunction {
  private static final ComplexType SKETCH = new ComplexType("HLLSketch");
  private static final int DEFAULT_LG_K = 12;
  private static final int MIN_LG_K = 7;
  private static final int MAX_LG_K = 21;

  @Override
  public String name() {
    return "approx_count_distinct";
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return SKETCH;
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    ColumnType type = Inputs.type(spec, 0);
    if (type instanceof ComplexType && !type.equals(SKETCH)) {
      throw Inputs.refused(spec, type);
    }
    return new DistinctCountAccumulator(lgK(spec), type.equals(SKETCH));
  }

  private static int lgK(AggregateSpec spec) {
    Object stated = spec.parameters().get("lgK");
    if (stated == null) {
      return DEFAULT_LG_K;
    }
    if (stated instanceof Number number
        && number.longValue() >= MIN_LG_K
        && number.longValue() <= MAX_LG_K) {
      return number.intValue();
    }
    throw new IllegalArgumentException(
        "Aggregate [%s]: [lgK] is [%s] and must be from [%d] to [%d]"
            .formatted(spec.name(), stated, MIN_LG_K, MAX_LG_K));
  }
}
