package dev.sluice.core.expr.time;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Buckets that start where a unit of the calendar or the clock starts in a zone. */
final class UnitFloor extends TimeFloor {
  private final Period period;
  private final @Nullable ZoneRules rules;
  private final CalendarShift shift;

  UnitFloor(Period period, ZoneId zone) {
    this.period = period;
    this.rules = TimeZones.isUtc(zone) ? null : zone.getRules();
    this.shift = new CalendarShift(period, zone);
  }

  @Override
  public long floor(long millis) {
    long offset = rules == null ? 0 : TimeZones.offsetMillis(rules, millis);
    long local = millis + offset;
    if (period.millis() != 0) {
      return Math.floorDiv(local, period.millis()) * period.millis() - offset;
    }
    long start = dayFloor(CivilDate.dayOf(local)) * CivilDate.MILLIS_PER_DAY;
    return rules == null ? start : TimeZones.fromLocal(rules, start);
  }

  private long dayFloor(long day) {
    if (period.months() != 0) {
      long date = CivilDate.ofDays(day);
      int month = period.months() == 1 ? CivilDate.month(date) : 1;
      return CivilDate.toDays(CivilDate.year(date), month, 1);
    }
    // 1970-01-01 was a Thursday.
    return period.weeks() == 0 ? day : day - Math.floorMod(day + 3, 7L);
  }

  @Override
  public long next(long start) {
    return period.millis() != 0 ? start + period.millis() : floor(shift.shift(start, 1));
  }
}
