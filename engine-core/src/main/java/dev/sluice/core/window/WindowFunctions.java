package dev.sluice.core.window;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ScalarType;

/** The evaluation of calls. */
final class WindowFunctions {
  private WindowFunctions() {}

  /**
   * The function of a call.
   *
   * @throws IllegalArgumentException naming the call, if it cannot be evaluated
   */
  static WindowFunction of(WindowCall call, WindowSpec spec, RowColumns columns) {
    return switch (call.function().function()) {
      case "row_number" -> new RankFunction(RankFunction.Kind.ROW_NUMBER, 1);
      case "rank" -> new RankFunction(RankFunction.Kind.RANK, 1);
      case "dense_rank" -> new RankFunction(RankFunction.Kind.DENSE_RANK, 1);
      case "percent_rank" -> new RankFunction(RankFunction.Kind.PERCENT_RANK, 1);
      case "cume_dist" -> new RankFunction(RankFunction.Kind.CUME_DIST, 1);
      case "ntile" -> new RankFunction(RankFunction.Kind.NTILE, call.number());
      case "lag" -> new PickFunction(PickFunction.Kind.LAG, call, spec, columns);
      case "lead" -> new PickFunction(PickFunction.Kind.LEAD, call, spec, columns);
      case "first_value" -> new PickFunction(PickFunction.Kind.FIRST, call, spec, columns);
      case "last_value" -> new PickFunction(PickFunction.Kind.LAST, call, spec, columns);
      case "nth_value" -> new PickFunction(PickFunction.Kind.NTH, call, spec, columns);
      default -> aggregate(call, spec, columns);
    };
  }

  private static WindowFunction aggregate(WindowCall call, WindowSpec spec, RowColumns columns) {
    AggregateSpec function = call.function();
    if (function.filter() != null) {
      throw new IllegalArgumentException(
          "Window aggregate [%s] has a filter".formatted(function.name()));
    }
    WindowFrame frame = call.frame();
    boolean isOnePeerGroup =
        spec.orderBy().isEmpty()
            && frame.unit() == WindowFrame.Unit.RANGE
            && frame.exclusion() == WindowFrame.Exclusion.NONE;
    if (frame.isPartition() || isOnePeerGroup) {
      return new PartitionAggregate(function, columns);
    }
    if (isDifference(function)) {
      return new PrefixSums(call, spec, columns);
    }
    FoldKind kind = FoldKind.of(function);
    return frame.isFromStart() && frame.exclusion() == WindowFrame.Exclusion.NONE
        ? new RunningAggregate(call, kind.running(function), spec, columns)
        : new MovingAggregate(call, kind, spec, columns);
  }

  private static boolean isDifference(AggregateSpec function) {
    return function.function().equals("count")
        || (function.function().equals("sum")
            && function.inputTypes().get(0) == ScalarType.LONG
            && function.outputType() == ScalarType.LONG);
  }
}
