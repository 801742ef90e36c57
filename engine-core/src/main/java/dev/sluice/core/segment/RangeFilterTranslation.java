package dev.sluice.core.segment;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.segment.RangeFilter.Bounds;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds in a condition what bounds of columns can refute. */
final class RangeFilterTranslation {
  private RangeFilterTranslation() {}

  static RangeFilter translate(Expr condition) {
    if (!(condition instanceof Expr.Call call)) {
      return RangeFilter.always();
    }
    List<Expr> arguments = call.arguments();
    return switch (call.function()) {
      case "and" -> new RangeFilter.All(translateAll(arguments));
      case "or" -> new RangeFilter.Any(translateAll(arguments));
      case "is_true" -> translate(arguments.get(0));
      case "is_null" -> nullCheck(arguments.get(0), true);
      case "is_not_null" -> nullCheck(arguments.get(0), false);
      case "not" -> negated(arguments.get(0));
      case "equals", "less_than", "less_than_or_equal", "greater_than", "greater_than_or_equal" ->
          comparison(call.function(), arguments.get(0), arguments.get(1));
      case "is_not_distinct_from" -> notDistinct(arguments.get(0), arguments.get(1));
      case "between" -> between(arguments);
      case "in" -> in(arguments);
      default -> RangeFilter.always();
    };
  }

  private static List<RangeFilter> translateAll(List<Expr> arguments) {
    return arguments.stream().map(RangeFilterTranslation::translate).toList();
  }

  private static RangeFilter nullCheck(Expr argument, boolean wantsNull) {
    return argument instanceof Expr.Reference column
        ? new RangeFilter.NullCheck(column.column(), wantsNull)
        : RangeFilter.always();
  }

  private static RangeFilter negated(Expr argument) {
    if (!(argument instanceof Expr.Call call)) {
      return RangeFilter.always();
    }
    List<Expr> arguments = call.arguments();
    return switch (call.function()) {
      case "is_null" -> nullCheck(arguments.get(0), false);
      case "is_not_null" -> nullCheck(arguments.get(0), true);
      case "less_than" -> comparison("greater_than_or_equal", arguments.get(0), arguments.get(1));
      case "less_than_or_equal" -> comparison("greater_than", arguments.get(0), arguments.get(1));
      case "greater_than" -> comparison("less_than_or_equal", arguments.get(0), arguments.get(1));
      case "greater_than_or_equal" -> comparison("less_than", arguments.get(0), arguments.get(1));
      default -> RangeFilter.always();
    };
  }

  private static RangeFilter comparison(String operator, Expr left, Expr right) {
    if (left instanceof Expr.Literal literal && right instanceof Expr.Reference column) {
      return comparison(mirrored(operator), column, literal);
    }
    if (left instanceof Expr.Reference column && right instanceof Expr.Literal literal) {
      return comparison(operator, column, literal);
    }
    return RangeFilter.always();
  }

  private static String mirrored(String operator) {
    if (operator.startsWith("less_than")) {
      return operator.replace("less_than", "greater_than");
    }
    return operator.replace("greater_than", "less_than");
  }

  private static RangeFilter comparison(
      String operator, Expr.Reference column, Expr.Literal literal) {
    Object value = bound(column, literal);
    if (value == null) {
      return RangeFilter.always();
    }
    Bounds bounds =
        switch (operator) {
          case "equals" -> new Bounds(value, value);
          case "less_than" ->
              new Bounds(null, value instanceof Long v && v > Long.MIN_VALUE ? v - 1 : value);
          case "less_than_or_equal" -> new Bounds(null, value);
          case "greater_than" ->
              new Bounds(value instanceof Long v && v < Long.MAX_VALUE ? v + 1 : value, null);
          default -> new Bounds(value, null);
        };
    return RangeFilter.within(column.column(), List.of(bounds));
  }

  private static RangeFilter notDistinct(Expr left, Expr right) {
    if (right instanceof Expr.Literal literal && literal.value() == null) {
      return nullCheck(left, true);
    }
    return comparison("equals", left, right);
  }

  private static RangeFilter between(List<Expr> arguments) {
    if (arguments.size() == 3
        && arguments.get(0) instanceof Expr.Reference column
        && arguments.get(1) instanceof Expr.Literal low
        && arguments.get(2) instanceof Expr.Literal high) {
      return RangeFilter.within(
          column.column(), List.of(new Bounds(bound(column, low), bound(column, high))));
    }
    return RangeFilter.always();
  }

  private static RangeFilter in(List<Expr> arguments) {
    if (!(arguments.get(0) instanceof Expr.Reference column)) {
      return RangeFilter.always();
    }
    List<Bounds> bounds = new ArrayList<>();
    for (Expr argument : arguments.subList(1, arguments.size())) {
      if (!(argument instanceof Expr.Literal literal)) {
        return RangeFilter.always();
      }
      if (literal.value() == null) {
        continue;
      }
      Object value = bound(column, literal);
      if (value == null) {
        return RangeFilter.always();
      }
      bounds.add(new Bounds(value, value));
    }
    return RangeFilter.within(column.column(), bounds);
  }

  /** The literal as a bound of the column, or null if the two are of different kinds. */
  private static @Nullable Object bound(Expr.Reference column, Expr.Literal literal) {
    Object value = literal.value();
    if (column.type() instanceof DecimalType type) {
      return literal.type() instanceof DecimalType same
              && same.scale() == type.scale()
              && value instanceof Long units
          ? type.value(units)
          : null;
    }
    if (column.type().physical() == Physical.BYTES) {
      return value instanceof String ? value : null;
    }
    if (value instanceof Double number) {
      return number.isNaN() ? null : number;
    }
    return value instanceof Long ? value : null;
  }
}
