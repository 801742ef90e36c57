package dev.sluice.core.expr.time;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Units of time by name, as TIMESTAMPADD, TIMESTAMPDIFF, FLOOR and DATE_TRUNC take them. */
public final class TimeUnits {
  private static final Map<String, Period> PERIODS =
      Map.ofEntries(
          Map.entry("MICROSECOND", new Period(0, 0, 0, 1)),
          Map.entry("MILLISECOND", new Period(0, 0, 0, 1)),
          Map.entry("SECOND", new Period(0, 0, 0, 1000)),
          Map.entry("MINUTE", new Period(0, 0, 0, 60_000)),
          Map.entry("HOUR", new Period(0, 0, 0, 3_600_000)),
          Map.entry("DAY", new Period(0, 0, 1, 0)),
          Map.entry("WEEK", new Period(0, 1, 0, 0)),
          Map.entry("MONTH", new Period(1, 0, 0, 0)),
          Map.entry("QUARTER", new Period(3, 0, 0, 0)),
          Map.entry("YEAR", new Period(12, 0, 0, 0)),
          Map.entry("DECADE", new Period(120, 0, 0, 0)),
          Map.entry("CENTURY", new Period(1200, 0, 0, 0)),
          Map.entry("MILLENNIUM", new Period(12_000, 0, 0, 0)));

  private TimeUnits() {}

  /**
   * The period of one unit, or null if there is no such unit.
   *
   * @param unit in any case; microseconds and milliseconds may stand in the plural
   */
  public static @Nullable Period period(String unit) {
    String name = unit.trim().toUpperCase(Locale.ROOT);
    return PERIODS.get(name.endsWith("SECONDS") ? name.substring(0, name.length() - 1) : name);
  }

  /** Adds units: months by the calendar of the zone, weeks and less as exact time. */
  public static long add(long millis, long count, Period unit, CalendarShift shift) {
    return unit.months() != 0 ? shift.shift(millis, count) : millis + count * unit.exactMillis();
  }

  /**
   * Whole units from one instant to another, towards zero: months by local dates and times, weeks
   * and less as exact time.
   */
  public static long between(long from, long to, Period unit, ZoneId zone) {
    if (unit.months() == 0) {
      return (to - from) / unit.exactMillis();
    }
    ZoneRules rules = zone.getRules();
    long months =
        CalendarShift.monthsBetween(
            from + TimeZones.offsetMillis(rules, from), to + TimeZones.offsetMillis(rules, to));
    return months / unit.months();
  }
}
