package dev.sluice.core.expr.time;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Moves instants by periods: months and days by the calendar of a zone, with days past the end of a
 * month cut to its end, then hours and less as exact time.
 */
public final class CalendarShift {
  private final Period period;
  private final @Nullable ZoneRules rules;

  public CalendarShift(Period period, ZoneId zone) {
    this.period = period;
    this.rules = TimeZones.isUtc(zone) ? null : zone.getRules();
  }

  /** The instant so many periods later, or earlier if negative. */
  public long shift(long millis, long steps) {
    return shift(millis, steps, true);
  }

  /**
   * As {@link #shift(long, long)}.
   *
   * @param keepOffset whether of a time that occurs twice the one with the offset of the start is
   *     meant, rather than the first
   */
  long shift(long millis, long steps, boolean keepOffset) {
    long result = millis;
    if (period.months() != 0 || period.allDays() != 0) {
      long offset = rules == null ? 0 : TimeZones.offsetMillis(rules, millis);
      long local = plusMonths(millis + offset, period.months() * steps);
      local += period.allDays() * steps * CivilDate.MILLIS_PER_DAY;
      result = rules == null ? local : fromLocal(rules, local, offset, keepOffset);
    }
    return result + period.millis() * steps;
  }

  private static long fromLocal(ZoneRules rules, long local, long offset, boolean keepOffset) {
    return keepOffset
        ? TimeZones.fromLocal(rules, local, offset)
        : TimeZones.fromLocal(rules, local);
  }

  /** Same day and time so many months later, in local time. */
  static long plusMonths(long local, long months) {
    if (months == 0) {
      return local;
    }
    long days = CivilDate.dayOf(local);
    long date = CivilDate.ofDays(days);
    long total = CivilDate.year(date) * 12 + CivilDate.month(date) - 1 + months;
    long year = Math.floorDiv(total, 12L);
    int month = (int) Math.floorMod(total, 12L) + 1;
    int day = Math.min(CivilDate.day(date), CivilDate.daysInMonth(year, month));
    return local + (CivilDate.toDays(year, month, day) - days) * CivilDate.MILLIS_PER_DAY;
  }

  /**
   * Whole months from one local time to another, towards zero. The last day of a month completes it
   * for all later days.
   */
  static long monthsBetween(long from, long to) {
    if (from > to) {
      return -monthsBetween(to, from);
    }
    long first = CivilDate.ofDays(CivilDate.dayOf(from));
    long second = CivilDate.ofDays(CivilDate.dayOf(to));
    long months =
        (CivilDate.year(second) - CivilDate.year(first)) * 12
            + CivilDate.month(second)
            - CivilDate.month(first);
    return plusMonths(from, months) > to ? months - 1 : months;
  }
}
