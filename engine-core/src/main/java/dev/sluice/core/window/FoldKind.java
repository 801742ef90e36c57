package dev.sluice.core.window;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;

/** How the values of an aggregate over several rows become one. */
enum FoldKind {
  LEAST,
  GREATEST,
  /** Sum in double precision. */
  TOTAL,
  /** By the states of the aggregate. */
  STATES;

  static FoldKind of(AggregateSpec spec) {
    boolean isNumber =
        spec.inputTypes().size() == 1
            && spec.inputTypes().get(0) instanceof ScalarType type
            && type.physical() != Physical.BYTES
            && spec.outputType().physical() == type.physical();
    return switch (spec.function()) {
      case "min" -> isNumber ? LEAST : STATES;
      case "max" -> isNumber ? GREATEST : STATES;
      case "sum" -> isTotal(spec) ? TOTAL : STATES;
      default -> STATES;
    };
  }

  private static boolean isTotal(AggregateSpec spec) {
    return spec.inputTypes().get(0) instanceof ScalarType type
        && type.physical() != Physical.BYTES
        && spec.outputType() == ScalarType.DOUBLE;
  }

  RunningValues running(AggregateSpec spec) {
    return switch (this) {
      case LEAST, GREATEST -> new RunningLeast(order(spec));
      case TOTAL -> new RunningTotal();
      case STATES -> new RunningStates(spec);
    };
  }

  MovingFold fold(AggregateSpec spec, int[] columns, RowStore store) {
    return switch (this) {
      case LEAST, GREATEST -> new LeastFold(order(spec), columns[0], store);
      case TOTAL -> new TotalFold(columns[0], store);
      case STATES -> new StateFold(spec, columns, store);
    };
  }

  private NumberOrder order(AggregateSpec spec) {
    ColumnType type = spec.inputTypes().get(0);
    return new NumberOrder(type.physical() == Physical.DOUBLE, this == GREATEST);
  }

  /** The aggregate as one whose groups need not all have rows. */
  static AggregateSpec sparse(AggregateSpec spec) {
    return new AggregateSpec(
        spec.name(),
        spec.function(),
        spec.inputs(),
        spec.inputTypes(),
        spec.name(),
        spec.outputType(),
        spec.parameters());
  }
}
