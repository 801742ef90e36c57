package dev.sluice.core.expr.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rounds instants to the buckets of a period.
 *
 * <p>A single second, minute, hour, day, week (from Monday), month or year without an origin starts
 * where that unit starts in the zone. All others start at the origin plus a multiple of the period,
 * the origin being 1970-01-01T00:00 in the zone if none is given.
 */
public abstract class TimeFloor {
  /** Monday before 1970. */
  private static final long MONDAY = -3 * CivilDate.MILLIS_PER_DAY;

  private static final Set<Period> UNITS =
      Set.of(
          new Period(0, 0, 0, 1000),
          new Period(0, 0, 0, 60_000),
          new Period(0, 0, 0, 3_600_000),
          new Period(0, 0, 1, 0),
          new Period(0, 1, 0, 0),
          new Period(1, 0, 0, 0),
          new Period(12, 0, 0, 0));

  TimeFloor() {}

  /**
   * Rounding for a period in a zone.
   *
   * @param origin start of some bucket, or null
   */
  public static TimeFloor of(Period period, @Nullable Long origin, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    boolean unit = origin == null && isUnit(period);
    if (rules.isFixedOffset() && period.months() == 0) {
      long offset = TimeZones.offsetMillis(rules, Instant.EPOCH.toEpochMilli());
      boolean week = unit && period.weeks() == 1;
      long start = origin != null ? origin : (week ? MONDAY : 0) - offset;
      return new FixedFloor(period.exactMillis(), start);
    }
    if (unit) {
      return new UnitFloor(period, zone);
    }
    long start = origin != null ? origin : TimeZones.fromLocal(rules, 0);
    return period.months() == 0 && period.allDays() == 0
        ? new FixedFloor(period.millis(), start)
        : new SteppingFloor(period, start, zone);
  }

  private static boolean isUnit(Period period) {
    return UNITS.contains(period);
  }

  /** Start of the bucket that holds the instant. */
  public abstract long floor(long millis);

  /** Start of the bucket after the one that starts here. */
  public abstract long next(long start);

  /** The instant itself if it starts a bucket, else the start of the next bucket. */
  public final long ceil(long millis) {
    long start = floor(millis);
    return start == millis ? start : next(start);
  }

  /** Rounding for one loop on one thread, which may remember. */
  interface Cursor {
    long floor(long millis);

    long next(long start);
  }

  Cursor cursor() {
    return new Cursor() {
      @Override
      public long floor(long millis) {
        return TimeFloor.this.floor(millis);
      }

      @Override
      public long next(long start) {
        return TimeFloor.this.next(start);
      }
    };
  }

  /** {@link #floor(long)} of the first values. */
  public void floor(long[] in, long[] out, int size) {
    Cursor cursor = cursor();
    long start = 1;
    long end = 0;
    for (int i = 0; i < size; i++) {
      long value = in[i];
      if (value < start || value >= end) {
        start = cursor.floor(value);
        end = cursor.next(start);
      }
      out[i] = start;
    }
  }

  /** {@link #ceil(long)} of the first values. */
  public final void ceil(long[] in, long[] out, int size) {
    Cursor cursor = cursor();
    long start = 1;
    long end = 0;
    for (int i = 0; i < size; i++) {
      long value = in[i];
      if (value < start || value >= end) {
        start = cursor.floor(value);
        end = cursor.next(start);
      }
      out[i] = value == start ? start : end;
    }
  }
}
