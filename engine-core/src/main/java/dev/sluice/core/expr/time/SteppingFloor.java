package dev.sluice.core.expr.time;

import java.time.ZoneId;

/** Buckets at an origin plus multiples of a period, by the calendar. */
final class SteppingFloor extends TimeFloor {
  private static final double MILLIS_PER_MONTH = 30.436875 * CivilDate.MILLIS_PER_DAY;

  private final long origin;
  private final CalendarShift shift;
  private final double averageMillis;

  SteppingFloor(Period period, long origin, ZoneId zone) {
    this.origin = origin;
    this.shift = new CalendarShift(period, zone);
    this.averageMillis = period.months() * MILLIS_PER_MONTH + (double) period.exactMillis();
  }

  @Override
  public long floor(long millis) {
    return start(steps(millis));
  }

  @Override
  public long next(long start) {
    return start(steps(start) + 1);
  }

  private long start(long steps) {
    return shift.shift(origin, steps, false);
  }

  /** Number of the bucket that holds the instant; an estimate, put right by a few steps. */
  private long steps(long millis) {
    long steps = (long) Math.floor((millis - origin) / averageMillis);
    while (start(steps) > millis) {
      steps--;
    }
    while (start(steps + 1) <= millis) {
      steps++;
    }
    return steps;
  }
}
