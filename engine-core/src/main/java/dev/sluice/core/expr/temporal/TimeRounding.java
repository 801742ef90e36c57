package dev.sluice.core.expr.temporal;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.loop.LongToLong;
import dev.sluice.core.expr.time.IsoTimeText;
import dev.sluice.core.expr.time.Period;
import dev.sluice.core.expr.time.TimeFloor;
import dev.sluice.core.expr.time.TimeUnits;
import dev.sluice.frames.type.ScalarType;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rounding of instants to the buckets of a period. */
final class TimeRounding {
  private static final int COST = 4;

  private TimeRounding() {}

  static List<NamedFunction> all() {
    return List.of(
        NamedFunction.of(
            "time_floor(t, period[, origin[, zone]])",
            "Start of the bucket that holds t",
            (call, context) -> {
              TimeFloor floor = floor(call, context);
              return loop(call, 0, floor::floor, context);
            }),
        NamedFunction.of(
            "time_ceil(t, period[, origin[, zone]])",
            "t if it starts a bucket, else the start of the next one",
            (call, context) -> {
              TimeFloor floor = floor(call, context);
              return loop(call, 0, floor::ceil, context);
            }),
        NamedFunction.of(
            "date_trunc(unit, t[, zone])",
            "Start of the unit that holds t",
            TimeRounding::truncate));
  }

  private static CompiledExpr loop(
      Expr.Call call, int argument, LongToLong.Loop loop, CompileContext context) {
    CompiledExpr time = TimeFunctions.time(call.arguments().get(argument), context);
    return new LongToLong(time, loop, call.type(), COST);
  }

  private static TimeFloor floor(Expr.Call call, CompileContext context) {
    Period period = Period.parse(TimeFunctions.required(call, 1, "period", context));
    ZoneId zone = TimeFunctions.zone(call, 3, context);
    return TimeFloor.of(period, origin(call, zone, context), zone);
  }

  private static @Nullable Long origin(Expr.Call call, ZoneId zone, CompileContext context) {
    if (call.arguments().size() <= 2) {
      return null;
    }
    Expr argument = call.arguments().get(2);
    if (context.compile(argument) instanceof ConstantExpr constant) {
      if (constant.isNull() || constant.type().physical() == ScalarType.LONG.physical()) {
        return (Long) constant.value();
      }
      long[] out = new long[1];
      byte[] utf8 = constant.utf8();
      if (constant.type() == ScalarType.STRING
          && new IsoTimeText(zone).parse(utf8, 0, utf8.length, out, 0)) {
        return out[0];
      }
    }
    throw new IllegalArgumentException(
        "Origin of function [%s] must be a TIMESTAMP literal".formatted(call.function()));
  }

  private static CompiledExpr truncate(Expr.Call call, CompileContext context) {
    String name = TimeFunctions.required(call, 0, "unit", context);
    Period unit = TimeUnits.period(name);
    if (unit == null) {
      throw new IllegalArgumentException(
          "Operator[DATE_TRUNC] cannot truncate to[%s]".formatted(name.toLowerCase(Locale.ROOT)));
    }
    TimeFloor floor = TimeFloor.of(unit, null, TimeFunctions.zone(call, 2, context));
    return loop(call, 1, floor::floor, context);
  }
}
