package dev.sluice.core.expr.cast;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.DoubleArithmetic;
import dev.sluice.core.expr.kernel.RangeTest;
import dev.sluice.core.expr.loop.DoubleToDouble;
import dev.sluice.core.expr.loop.DoubleToLong;
import dev.sluice.core.expr.loop.LongToDouble;
import dev.sluice.core.expr.loop.LongToLong;
import dev.sluice.core.expr.time.CivilDate;
import dev.sluice.core.expr.time.TimeZones;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** Casts between numbers, and between times and dates. */
final class LongCasts {
  private LongCasts() {}

  static CompiledExpr toDouble(CompiledExpr operand, ScalarType target) {
    CompiledExpr wide =
        operand.type().physical() == Physical.DOUBLE
            ? operand
            : new LongToDouble(operand, DoubleArithmetic::widen, ScalarType.DOUBLE, 1);
    return target == ScalarType.FLOAT
        ? new DoubleToDouble(wide, LongCasts::narrow, target, 1)
        : new Retyped(wide, target);
  }

  private static void narrow(double[] in, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = (float) in[i];
    }
  }

  static CompiledExpr toLong(
      CompiledExpr operand, ScalarType source, ScalarType target, ZoneId zone) {
    boolean fromDouble = source.physical() == Physical.DOUBLE;
    if (target == ScalarType.BOOLEAN) {
      return fromDouble
          ? new DoubleToLong(
              operand, (in, out, n) -> RangeTest.test(in, n, 0, 0, 0, out), target, 1)
          : new LongToLong(operand, (in, out, n) -> RangeTest.test(in, n, 0, 0, 0, out), target, 1);
    }
    CompiledExpr whole = fromDouble ? new DoubleToLongCast(operand, ScalarType.LONG) : operand;
    ZoneRules rules = zone.getRules();
    boolean utc = TimeZones.isUtc(zone);
    if (target == ScalarType.DATE) {
      return utc
          ? new LongToLong(whole, LongCasts::midnight, target, 2)
          : new LongToLong(whole, (in, out, n) -> localDate(rules, in, out, n), target, 20);
    }
    if (target == ScalarType.TIMESTAMP && source == ScalarType.DATE && !utc) {
      return new LongToLong(whole, (in, out, n) -> startOfDate(rules, in, out, n), target, 20);
    }
    return new Retyped(whole, target);
  }

  private static void midnight(long[] in, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = CivilDate.dayOf(in[i]) * CivilDate.MILLIS_PER_DAY;
    }
  }

  private static void localDate(ZoneRules rules, long[] in, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      long local = in[i] + TimeZones.offsetMillis(rules, in[i]);
      out[i] = CivilDate.dayOf(local) * CivilDate.MILLIS_PER_DAY;
    }
  }

  private static void startOfDate(ZoneRules rules, long[] in, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = TimeZones.fromLocal(rules, in[i]);
    }
  }
}
