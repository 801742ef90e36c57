package dev.sluice.core.expr.time;

import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** Buckets that start where a unit of the calendar or the clock starts in a zone. */
final class UnitFloor extends TimeFloor {
  private final Period period;
  private final ZoneRules rules;
  private final boolean utc;

  UnitFloor(Period period, ZoneId zone) {
    this.period = period;
    this.rules = zone.getRules();
    this.utc = TimeZones.isUtc(zone);
  }

  @Override
  public long floor(long millis) {
    return floor(millis, new OffsetCursor(rules));
  }

  @Override
  public long next(long start) {
    return next(start, new OffsetCursor(rules));
  }

  @Override
  Cursor cursor() {
    OffsetCursor offsets = new OffsetCursor(rules);
    return new Cursor() {
      @Override
      public long floor(long millis) {
        return UnitFloor.this.floor(millis, offsets);
      }

      @Override
      public long next(long start) {
        return UnitFloor.this.next(start, offsets);
      }
    };
  }

  private long floor(long millis, OffsetCursor offsets) {
    long offset = utc ? 0 : offsets.offsetMillis(millis);
    long local = millis + offset;
    if (period.millis() != 0) {
      return Math.floorDiv(local, period.millis()) * period.millis() - offset;
    }
    long start = dayFloor(CivilDate.dayOf(local)) * CivilDate.MILLIS_PER_DAY;
    return utc ? start : offsets.fromLocal(start);
  }

  private long dayFloor(long day) {
    if (period.months() != 0) {
      long date = CivilDate.ofDays(day);
      return period.months() == 1
          ? day - CivilDate.day(date) + 1
          : CivilDate.toDays(CivilDate.year(date), 1, 1);
    }
    // 1970-01-01 was a Thursday.
    return period.weeks() == 0 ? day : day - Math.floorMod(day + 3, 7L);
  }

  private long next(long start, OffsetCursor offsets) {
    if (period.millis() != 0) {
      return start + period.millis();
    }
    long local = start + (utc ? 0 : offsets.offsetMillis(start));
    long day = CivilDate.dayOf(local);
    long next = day + period.allDays();
    if (period.months() != 0) {
      long date = CivilDate.ofDays(day);
      long year = CivilDate.year(date);
      int yearDays = CivilDate.isLeap(year) ? 366 : 365;
      next += period.months() == 1 ? CivilDate.daysInMonth(year, CivilDate.month(date)) : yearDays;
    }
    long nextStart = next * CivilDate.MILLIS_PER_DAY;
    return utc ? nextStart : offsets.fromLocal(nextStart);
  }
}
