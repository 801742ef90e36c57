package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;

/**
 * {@code min} and {@code max} in the order of ORDER BY: NaN is the greatest number, -0.0 is below
 * 0.0, texts compare by their UTF-8 bytes.
 */
final class ExtremeFunction implements AggregateFunction {
  private final String name;
  private final boolean greatest;

  ExtremeFunction(String name, boolean greatest) {
    this.name = name;
    this.greatest = greatest;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return Inputs.type(spec, 0);
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    return of(spec, greatest);
  }

  static Accumulator of(AggregateSpec spec, boolean greatest) {
    return switch (Inputs.type(spec, 0).physical()) {
      case LONG -> new LongExtreme(spec, greatest);
      case DOUBLE -> new DoubleExtreme(spec, greatest);
      case BYTES -> new BytesExtreme(greatest);
    };
  }
}
