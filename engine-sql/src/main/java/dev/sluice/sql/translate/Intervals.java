package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ScalarType;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;

/**
 * Intervals are held as LONG: those of years and months as a number of months, those of days and
 * less as milliseconds.
 */
final class Intervals {
  private static final long MONTHS_PER_YEAR = 12;

  private Intervals() {}

  /** How much of what intervals are held in a unit is; for years and months that is months. */
  static long size(TimeUnit unit) {
    return unit.multiplier.longValueExact();
  }

  /** One field of an interval: what is left of it after the larger ones are taken out. */
  static Expr field(TimeUnitRange unit, Expr interval) {
    return switch (unit) {
      case YEAR -> divided(interval, MONTHS_PER_YEAR);
      case MONTH -> rest(interval, MONTHS_PER_YEAR);
      case QUARTER ->
          Expressions.call(
              "add",
              ScalarType.LONG,
              divided(rest(interval, MONTHS_PER_YEAR), size(TimeUnit.QUARTER)),
              Expressions.number(1));
      case WEEK -> divided(interval, size(TimeUnit.WEEK));
      case DAY -> divided(interval, size(TimeUnit.DAY));
      case HOUR -> field(interval, TimeUnit.HOUR, TimeUnit.DAY);
      case MINUTE -> field(interval, TimeUnit.MINUTE, TimeUnit.HOUR);
      case SECOND -> field(interval, TimeUnit.SECOND, TimeUnit.MINUTE);
      case MILLISECOND -> rest(interval, size(TimeUnit.MINUTE));
      case EPOCH -> divided(interval, size(TimeUnit.SECOND));
      default -> throw Unsupported.construct("EXTRACT of [" + unit + "] from an interval");
    };
  }

  private static Expr field(Expr interval, TimeUnit unit, TimeUnit above) {
    return divided(rest(interval, size(above)), size(unit));
  }

  /** The interval in whole units, cut towards zero. */
  static Expr cut(Expr interval, TimeUnit unit) {
    return size(unit) == 1
        ? interval
        : Expressions.call(
            "multiply",
            ScalarType.LONG,
            divided(interval, size(unit)),
            Expressions.number(size(unit)));
  }

  private static Expr divided(Expr interval, long divisor) {
    return divisor == 1
        ? interval
        : Expressions.call("divide", ScalarType.LONG, interval, Expressions.number(divisor));
  }

  private static Expr rest(Expr interval, long divisor) {
    return Expressions.call("mod", ScalarType.LONG, interval, Expressions.number(divisor));
  }
}
