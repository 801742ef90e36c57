package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.plan.Interval;
import dev.sluice.sql.catalog.StoredTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time chunks that a condition on {@code __time} leaves: ascending, disjoint, never too few. */
final class TimeIntervals {
  private static final List<Interval> ALL = List.of(Interval.ETERNITY);
  private static final Interval FOUR_DIGIT_YEARS =
      new Interval(
          Instant.parse("0001-01-01T00:00:00Z").toEpochMilli(),
          Instant.parse("9000-01-01T00:00:00Z").toEpochMilli());

  private TimeIntervals() {}

  static List<Interval> of(Expr condition) {
    if (!(condition instanceof Expr.Call call)) {
      return ALL;
    }
    return switch (call.function()) {
      case "and" -> {
        List<Interval> all = ALL;
        for (Expr argument : call.arguments()) {
          all = intersection(all, of(argument));
        }
        yield all;
      }
      case "or" -> {
        List<Interval> any = new ArrayList<>();
        call.arguments().forEach(argument -> any.addAll(of(argument)));
        yield union(any);
      }
      case "in" -> isTime(call.arguments().get(0)) ? points(call.arguments()) : ALL;
      default -> comparison(call);
    };
  }

  private static List<Interval> points(List<Expr> arguments) {
    List<Interval> points = new ArrayList<>();
    for (Expr argument : arguments.subList(1, arguments.size())) {
      if (!(argument instanceof Expr.Literal literal) || !(literal.value() instanceof Long time)) {
        return ALL;
      }
      points.add(new Interval(time, time + 1));
    }
    return union(points);
  }

  private static List<Interval> comparison(Expr.Call call) {
    if (call.arguments().size() != 2) {
      return ALL;
    }
    Expr left = call.arguments().get(0);
    Expr right = call.arguments().get(1);
    if (call.function().equals("equals") && isFloor(left)) {
      return right instanceof Expr.Literal literal && literal.value() instanceof Long time
          ? floored((Expr.Call) left, time)
          : ALL;
    }
    if (isTime(left) && right instanceof Expr.Literal literal) {
      return literal.value() instanceof Long time ? bounded(call.function(), time) : ALL;
    }
    if (isTime(right) && left instanceof Expr.Literal literal) {
      return literal.value() instanceof Long time ? bounded(mirrored(call.function()), time) : ALL;
    }
    return ALL;
  }

  private static boolean isFloor(Expr expr) {
    return expr instanceof Expr.Call call
        && call.function().equals("time_floor")
        && isTime(call.arguments().get(0));
  }

  /** Times that are rounded down to this one: from it on, for one period. */
  private static List<Interval> floored(Expr.Call floor, long time) {
    if (floor.arguments().get(1) instanceof Expr.Literal period
        && floor.arguments().get(3) instanceof Expr.Literal zone
        && period.value() instanceof String text
        && zone.value() instanceof String id
        && time >= FOUR_DIGIT_YEARS.startMillis()
        && time < FOUR_DIGIT_YEARS.endMillis()) {
      String start = Instant.ofEpochMilli(time).toString();
      return List.of(IsoInterval.parse(start + "/" + text, ZoneId.of(id)));
    }
    return ALL;
  }

  private static boolean isTime(Expr expr) {
    return expr instanceof Expr.Reference reference && reference.column().equals(StoredTable.TIME);
  }

  private static String mirrored(String comparison) {
    return switch (comparison) {
      case "less_than" -> "greater_than";
      case "less_than_or_equal" -> "greater_than_or_equal";
      case "greater_than" -> "less_than";
      case "greater_than_or_equal" -> "less_than_or_equal";
      default -> comparison;
    };
  }

  private static List<Interval> bounded(String comparison, long time) {
    long from = Math.max(time, Interval.MIN_MILLIS);
    long to = Math.min(time, Interval.MAX_MILLIS);
    if (from != to) {
      return ALL;
    }
    long next = Math.min(time + 1, Interval.MAX_MILLIS);
    return switch (comparison) {
      case "equals", "is_not_distinct_from" -> List.of(new Interval(time, next));
      case "less_than" -> List.of(new Interval(Interval.MIN_MILLIS, time));
      case "less_than_or_equal" -> List.of(new Interval(Interval.MIN_MILLIS, next));
      case "greater_than" -> List.of(new Interval(next, Interval.MAX_MILLIS));
      case "greater_than_or_equal" -> List.of(new Interval(time, Interval.MAX_MILLIS));
      default -> ALL;
    };
  }

  private static List<Interval> intersection(List<Interval> left, List<Interval> right) {
    List<Interval> common = new ArrayList<>();
    for (Interval a : left) {
      for (Interval b : right) {
        long start = Math.max(a.startMillis(), b.startMillis());
        long end = Math.min(a.endMillis(), b.endMillis());
        if (start < end) {
          common.add(new Interval(start, end));
        }
      }
    }
    return common;
  }

  private static List<Interval> union(List<Interval> intervals) {
    List<Interval> sorted = new ArrayList<>(intervals);
    sorted.sort(Comparator.comparingLong(Interval::startMillis));
    List<Interval> union = new ArrayList<>();
    for (Interval next : sorted) {
      Interval last = union.isEmpty() ? null : union.get(union.size() - 1);
      if (last != null && next.startMillis() <= last.endMillis()) {
        long end = Math.max(last.endMillis(), next.endMillis());
        union.set(union.size() - 1, new Interval(last.startMillis(), end));
      } else {
        union.add(next);
      }
    }
    return union;
  }
}
