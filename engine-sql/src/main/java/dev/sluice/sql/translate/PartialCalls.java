package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.AggregateCall;
import org.jspecify.annotations.Nullable;

/** Aggregate calls that are computed in two groupings, one over the other. */
final class PartialCalls {
  private PartialCalls() {}

  /** What the first grouping computes for the call: one value, or sum and count of an average. */
  static List<Expr> parts(AggregateCall call, Grouping grouping) {
    MeasureTranslator measures = grouping.measures();
    if (!call.getAggregation().getName().equals("AVG")) {
      return List.of(measures.translate(call));
    }
    List<Expr> arguments = new ArrayList<>();
    call.getArgList().forEach(field -> arguments.add(grouping.field(field)));
    Expr filter = call.hasFilter() ? grouping.field(call.filterArg) : null;
    return List.of(measures.sum(arguments, filter), measures.count(arguments, filter));
  }

  /** The value of the call in the second grouping, from values for parts of the rows. */
  static Expr combined(AggregateCall call, List<Expr> parts, Grouping grouping) {
    MeasureTranslator measures = grouping.measures();
    List<Expr> first = parts.subList(0, 1);
    Expr part = parts.get(0);
    return switch (call.getAggregation().getName()) {
      case "COUNT", "$SUM0" -> {
        Expr sum = measures.sum(first, null);
        yield grouping.hasKeys() ? sum : measures.orZero(sum, part.type());
      }
      case "SUM" -> measures.sum(first, null);
      case "AVG" ->
          measures.quotient(measures.sum(first, null), measures.sum(parts.subList(1, 2), null));
      case "MIN" -> measures.measure("min", first, null, part.type());
      default -> measures.measure("max", first, null, part.type());
    };
  }

  /** The value of a call over values of which each stands there once. */
  static Expr once(AggregateCall call, List<Expr> values, Grouping grouping) {
    MeasureTranslator measures = grouping.measures();
    @Nullable Expr complete = values.size() == 1 ? null : Grouping.areComplete(values);
    return switch (call.getAggregation().getName()) {
      case "COUNT" ->
          complete == null ? measures.count(values, null) : measures.count(List.of(), complete);
      case "SUM" -> measures.sum(values, null);
      case "$SUM0" -> {
        Expr sum = measures.sum(values, null);
        yield measures.orZero(sum, sum.type());
      }
      case "AVG" -> measures.quotient(measures.sum(values, null), measures.count(values, null));
      default -> measures.value(call, values, null);
    };
  }
}
