package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;

/**
 * {@code earliest} and {@code latest}: the value at the least or greatest time. Inputs are the
 * value and the time as a LONG; rows in which either is NULL are skipped. Of equal times {@code
 * earliest} keeps the row that came first, {@code latest} the one that came last. A value of type
 * {@code COMPLEX<serializablePairLong…>} is an intermediate value already, and the time input, if
 * there is one, is not read.
 */
final class TimedFunction implements AggregateFunction {
  private static final String PAIR = "serializablePairLong";

  private final String name;
  private final boolean latest;

  TimedFunction(String name, boolean latest) {
    this.name = name;
    this.latest = latest;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    ColumnType type = Inputs.type(spec, 0);
    if (type instanceof ComplexType) {
      return type;
    }
    if (type.physical() == Physical.BYTES) {
      return new ComplexType(PAIR + "String");
    }
    if (type.physical() == Physical.LONG) {
      return new ComplexType(PAIR + "Long");
    }
    return new ComplexType(PAIR + (type == ScalarType.FLOAT ? "Float" : "Double"));
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    ColumnType type = Inputs.type(spec, 0);
    boolean pairs = type instanceof ComplexType;
    if (!pairs && Inputs.type(spec, 1).physical() != Physical.LONG) {
      throw Inputs.refused(spec, Inputs.type(spec, 1));
    }
    return new TimedAccumulator(latest, pairs, cells(spec));
  }

  private Cells cells(AggregateSpec spec) {
    ComplexType pair = (ComplexType) intermediateType(spec);
    return switch (pair.kind()) {
      case PAIR + "String" ->
          new BytesCells(
              Inputs.type(spec, 0) instanceof ComplexType
                  ? TextLimit.of(spec, ScalarType.STRING)
                  : TextLimit.of(spec, Inputs.type(spec, 0)));
      case PAIR + "Long" -> new LongCells(false);
      case PAIR + "Double", PAIR + "Float" -> new LongCells(true);
      default -> throw Inputs.refused(spec, pair);
    };
  }
}
