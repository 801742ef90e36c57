package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.parser.StatementException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.AggregateCall;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that keeps all values of a group.
 *
 * @param function name in the registry
 * @param inputs the value, then what it is ordered by
 * @param parameters constants of the function
 */
record ListCall(String function, List<Expr> inputs, Map<String, Object> parameters) {

  /**
   * The aggregate behind a call; null if it is of another kind.
   *
   * @param order what the call orders by
   */
  static @Nullable ListCall of(
      AggregateCall call, List<Expr> arguments, List<Expr> order, Conversions conversions) {
    return switch (call.getAggregation().getName()) {
      case "ARRAY_AGG" -> list("array_agg", call, arguments.get(0), order, arguments, 1);
      case "ARRAY_CONCAT_AGG" ->
          list("array_concat_agg", call, arguments.get(0), order, arguments, 1);
      case "STRING_AGG", "LISTAGG" ->
          text(call, conversions.cast(arguments.get(0), ScalarType.STRING), order, arguments);
      case "PERCENTILE_CONT" ->
          percentile(
              "percentile_cont",
              call,
              conversions.cast(order.get(0), ScalarType.DOUBLE),
              fraction(arguments.get(0)));
      case "PERCENTILE_DISC" ->
          percentile("percentile_disc", call, order.get(0), fraction(arguments.get(0)));
      case "MEDIAN" ->
          new ListCall(
              "percentile_cont",
              List.of(conversions.cast(arguments.get(0), ScalarType.DOUBLE)),
              Map.of("fraction", 0.5));
      case "MODE" -> new ListCall("mode", arguments, Map.of());
      default -> null;
    };
  }

  private static ListCall list(
      String function,
      AggregateCall call,
      Expr value,
      List<Expr> order,
      List<Expr> arguments,
      int sizeAt) {
    Map<String, Object> parameters = new HashMap<>();
    if (call.isDistinct()) {
      parameters.put("distinct", true);
    }
    if (!order.isEmpty()) {
      parameters.put("order", directions(call));
    }
    if (arguments.size() > sizeAt) {
      parameters.put("maxBytes", size(call, arguments.get(sizeAt)));
    }
    List<Expr> inputs = new ArrayList<>();
    inputs.add(value);
    inputs.addAll(order);
    return new ListCall(function, inputs, parameters);
  }

  private static ListCall text(
      AggregateCall call, Expr value, List<Expr> order, List<Expr> arguments) {
    ListCall list = list("string_agg", call, value, order, arguments, 2);
    String separator = "";
    if (arguments.size() > 1) {
      if (!(arguments.get(1) instanceof Expr.Literal literal)
          || !(literal.value() instanceof String text)) {
        throw StatementException.of(
            "The separator of [%s] must be a literal".formatted(call.getAggregation().getName()));
      }
      separator = text;
    } else if (call.getAggregation().getName().equals("LISTAGG")) {
      separator = ",";
    }
    Map<String, Object> parameters = new HashMap<>(list.parameters());
    parameters.put("separator", separator);
    return new ListCall(list.function(), list.inputs(), parameters);
  }

  private static ListCall percentile(
      String function, AggregateCall call, Expr value, double fraction) {
    boolean descending =
        call.getCollation().getFieldCollations().get(0).getDirection().isDescending();
    return new ListCall(
        function, List.of(value), Map.of("fraction", fraction, "descending", descending));
  }

  private static double fraction(Expr argument) {
    if (argument instanceof Expr.Literal literal && literal.value() instanceof Number number) {
      double fraction = number.doubleValue();
      if (fraction >= 0 && fraction <= 1) {
        return fraction;
      }
    }
    throw StatementException.of("The fraction of a percentile must be a literal from 0 to 1");
  }

  private static long size(AggregateCall call, Expr argument) {
    if (argument instanceof Expr.Literal literal
        && literal.value() instanceof Number bytes
        && bytes.longValue() > 0) {
      return bytes.longValue();
    }
    throw StatementException.of(
        "The maxSizeBytes of [%s] must be a positive literal"
            .formatted(call.getAggregation().getName()));
  }

  /** Two letters for each key: ascending or descending, NULLs first or last. */
  private static String directions(AggregateCall call) {
    List<String> directions = new ArrayList<>();
    for (RelFieldCollation key : call.getCollation().getFieldCollations()) {
      boolean descending = key.getDirection().isDescending();
      boolean nullsFirst =
          switch (key.nullDirection) {
            case FIRST -> true;
            case LAST -> false;
            case UNSPECIFIED -> !descending;
          };
      directions.add((descending ? "d" : "a") + (nullsFirst ? "f" : "l"));
    }
    return String.join(",", directions);
  }

  /** Type of the value that the call gives. */
  ColumnType type(ColumnType declared) {
    return switch (function) {
      case "percentile_disc", "mode" -> inputs.get(0).type();
      case "percentile_cont" -> ScalarType.DOUBLE;
      default -> declared;
    };
  }
}
