package dev.sluice.core.expr.temporal;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.loop.LongPair;
import dev.sluice.core.expr.loop.LongToLong;
import dev.sluice.core.expr.time.CalendarShift;
import dev.sluice.core.expr.time.IsoInterval;
import dev.sluice.core.expr.time.OffsetCursor;
import dev.sluice.core.expr.time.Period;
import dev.sluice.core.expr.time.TimeField;
import dev.sluice.core.expr.time.TimeUnits;
import dev.sluice.core.expr.time.TimeZones;
import dev.sluice.frames.type.ScalarType;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Functions of instants, by name. */
public final class TimeFunctions {
  private static final int CALENDAR_COST = 20;

  private TimeFunctions() {}

  public static List<NamedFunction> all() {
    List<NamedFunction> all = new ArrayList<>(TimeRounding.all());
    all.addAll(TimeTexts.all());
    all.add(
        NamedFunction.of(
            "time_shift(t, period, steps[, zone])",
            "t moved by steps periods, by the calendar of the zone",
            TimeFunctions::shift));
    all.add(
        NamedFunction.of(
            "time_extract(t, unit[, zone])",
            "Part of t as a number; DOW is 1 Monday to 7 Sunday",
            TimeFunctions::extract));
    all.add(
        NamedFunction.of(
            "timestamp_add(unit, n, t[, zone])",
            "t moved by n units; months and years by the calendar, others as exact time",
            TimeFunctions::add));
    all.add(
        NamedFunction.of(
            "timestamp_diff(unit, from, to[, zone])",
            "Whole units from one instant to another, towards zero",
            TimeFunctions::difference));
    all.add(
        NamedFunction.of(
            "time_in_interval(t, interval[, zone])",
            "Whether t lies in an ISO 8601 interval, its end not included",
            (call, context) -> context.compile(inInterval(call, context)),
            (call, negated, context) -> context.predicate(inInterval(call, context), negated)));
    all.add(
        NamedFunction.of(
            "millis_to_timestamp(n)",
            "Instant of a number of milliseconds since 1970",
            TimeFunctions::retyped));
    all.add(
        NamedFunction.of(
            "timestamp_to_millis(t)",
            "Milliseconds since 1970 of an instant",
            TimeFunctions::retyped));
    return all;
  }

  private static CompiledExpr retyped(Expr.Call call, CompileContext context) {
    return context.compile(new Expr.Call("cast", call.arguments(), call.type()));
  }

  static CompiledExpr time(Expr argument, CompileContext context) {
    return context.compileAs(argument, ScalarType.TIMESTAMP);
  }

  static ZoneId zone(Expr.Call call, int index, CompileContext context) {
    return TimeZones.parse(context.textLiteral(call, index));
  }

  /**
   * The text constant in this place.
   *
   * @throws IllegalArgumentException if it is NULL
   */
  static String required(Expr.Call call, int index, String what, CompileContext context) {
    String text = context.textLiteral(call, index);
    if (text == null) {
      throw new IllegalArgumentException(
          "Function [%s] needs a %s as argument [%d]".formatted(call.function(), what, index + 1));
    }
    return text;
  }

  static Period unit(Expr.Call call, int index, CompileContext context) {
    String name = required(call, index, "unit", context);
    Period period = TimeUnits.period(name);
    if (period == null) {
      throw new IllegalArgumentException(
          "Function [%s] does not know unit [%s]".formatted(call.function(), name));
    }
    return period;
  }

  private static CompiledExpr shift(Expr.Call call, CompileContext context) {
    Period period = Period.parse(required(call, 1, "period", context));
    CalendarShift shift = new CalendarShift(period, zone(call, 3, context));
    return new LongPair(
        time(call.arguments().get(0), context),
        context.asLong(call.arguments().get(2)),
        (times, steps, out, size) -> {
          for (int i = 0; i < size; i++) {
            out[i] = shift.shift(times[i], steps[i]);
          }
        },
        call.type(),
        CALENDAR_COST);
  }

  private static CompiledExpr add(Expr.Call call, CompileContext context) {
    Period unit = unit(call, 0, context);
    CalendarShift shift = new CalendarShift(unit, zone(call, 3, context));
    return new LongPair(
        context.asLong(call.arguments().get(1)),
        time(call.arguments().get(2), context),
        (counts, times, out, size) -> {
          for (int i = 0; i < size; i++) {
            out[i] = TimeUnits.add(times[i], counts[i], unit, shift);
          }
        },
        call.type(),
        CALENDAR_COST);
  }

  private static CompiledExpr difference(Expr.Call call, CompileContext context) {
    Period unit = unit(call, 0, context);
    ZoneId zone = zone(call, 3, context);
    return new LongPair(
        time(call.arguments().get(1), context),
        time(call.arguments().get(2), context),
        (from, to, out, size) -> {
          for (int i = 0; i < size; i++) {
            out[i] = TimeUnits.between(from[i], to[i], unit, zone);
          }
        },
        call.type(),
        CALENDAR_COST);
  }

  private static CompiledExpr extract(Expr.Call call, CompileContext context) {
    TimeField field = TimeField.parse(required(call, 1, "unit", context));
    ZoneId zone = zone(call, 2, context);
    ZoneRules rules = zone.getRules();
    CompiledExpr time = time(call.arguments().get(0), context);
    LongToLong.Loop loop =
        field.isAbsolute() || TimeZones.isUtc(zone)
            ? (in, out, size) -> {
              for (int i = 0; i < size; i++) {
                out[i] = field.of(in[i]);
              }
            }
            : (in, out, size) -> {
              OffsetCursor offsets = new OffsetCursor(rules);
              for (int i = 0; i < size; i++) {
                out[i] = field.of(in[i] + offsets.offsetMillis(in[i]));
              }
            };
    return new LongToLong(time, loop, call.type(), CALENDAR_COST / 2);
  }

  private static Expr inInterval(Expr.Call call, CompileContext context) {
    Expr time = call.arguments().get(0);
    IsoInterval interval =
        IsoInterval.parse(required(call, 1, "interval", context), zone(call, 2, context));
    ScalarType flag = ScalarType.BOOLEAN;
    Expr start = new Expr.Literal(interval.start(), ScalarType.TIMESTAMP);
    Expr end = new Expr.Literal(interval.end(), ScalarType.TIMESTAMP);
    return new Expr.Call(
        "and",
        List.of(
            new Expr.Call("greater_than_or_equal", List.of(time, start), flag),
            new Expr.Call("less_than", List.of(time, end), flag)),
        flag);
  }
}
