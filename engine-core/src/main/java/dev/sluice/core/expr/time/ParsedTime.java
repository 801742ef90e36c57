package dev.sluice.core.expr.time;

import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Parts of a time that were read; what is missing is that of 1970-01-01T00:00. */
final class ParsedTime {
  private static final int ABSENT = Integer.MIN_VALUE;

  /** Year of a day or month that stands without one: a leap year, so that all days fit. */
  private static final int YEAR_OF_DAYS = 2000;

  private final int[] numbers = new int[NumberToken.Part.values().length];
  private int millis;
  private int halfDay;
  private boolean beforeChrist;
  private boolean offsetFound;
  private long offset;
  private @Nullable ZoneId zone;

  ParsedTime() {
    Arrays.fill(numbers, ABSENT);
  }

  void set(NumberToken.Part part, int value) {
    numbers[slot(part)] = value;
  }

  void set(NameToken.Part part, int index) {
    switch (part) {
      case MONTH -> set(NumberToken.Part.MONTH, index + 1);
      case WEEKDAY -> set(NumberToken.Part.WEEKDAY, index + 1);
      case HALF_DAY -> halfDay = index;
      case ERA -> beforeChrist = index == 0;
    }
  }

  void setMillis(int value) {
    millis = value;
  }

  void setOffset(long value) {
    offsetFound = true;
    offset = value;
  }

  void setZone(ZoneId value) {
    zone = value;
  }

  @SuppressWarnings("EnumOrdinal") // place in an array that lives as long as this object
  private static int slot(NumberToken.Part part) {
    return part.ordinal();
  }

  private boolean has(NumberToken.Part part) {
    return numbers[slot(part)] != ABSENT;
  }

  private int get(NumberToken.Part part, int otherwise) {
    int value = numbers[slot(part)];
    return value == ABSENT ? otherwise : value;
  }

  /** The instant, or null if some part is out of range. */
  @Nullable Long instant(ZoneId defaultZone) {
    int hour = hour();
    int minute = get(NumberToken.Part.MINUTE, 0);
    int second = get(NumberToken.Part.SECOND, 0);
    long day = day();
    if (hour < 0 || hour > 23 || minute > 59 || second > 59 || day == Long.MIN_VALUE) {
      return null;
    }
    long time = ((hour * 60L + minute) * 60 + second) * 1000 + millis;
    long local = day * CivilDate.MILLIS_PER_DAY + time;
    if (offsetFound) {
      return local - offset;
    }
    return TimeZones.fromLocal((zone == null ? defaultZone : zone).getRules(), local);
  }

  /** Hour of the day, or -1. */
  private int hour() {
    if (has(NumberToken.Part.HOUR)) {
      return get(NumberToken.Part.HOUR, 0);
    }
    if (has(NumberToken.Part.CLOCK_HOUR)) {
      int hour = get(NumberToken.Part.CLOCK_HOUR, 0);
      return hour < 1 || hour > 24 ? -1 : hour % 24;
    }
    int hour = get(NumberToken.Part.HALF_DAY_HOUR, 0);
    if (has(NumberToken.Part.HALF_DAY_CLOCK_HOUR)) {
      hour = get(NumberToken.Part.HALF_DAY_CLOCK_HOUR, 0);
      if (hour < 1) {
        return -1;
      }
      hour = hour == 12 ? 0 : hour;
    }
    return hour > 11 ? -1 : halfDay * 12 + hour;
  }

  /** Days since 1970-01-01, or {@link Long#MIN_VALUE} if there is no such date. */
  private long day() {
    boolean inYear =
        has(NumberToken.Part.MONTH)
            || has(NumberToken.Part.DAY)
            || has(NumberToken.Part.DAY_OF_YEAR);
    long year = get(NumberToken.Part.YEAR, inYear ? YEAR_OF_DAYS : 1970);
    if (beforeChrist) {
      year = 1 - year;
    }
    if (Math.abs(year) > 200_000_000) {
      return Long.MIN_VALUE;
    }
    if (has(NumberToken.Part.WEEK) || has(NumberToken.Part.WEEK_YEAR)) {
      return weekDay(get(NumberToken.Part.WEEK_YEAR, (int) year));
    }
    if (has(NumberToken.Part.DAY_OF_YEAR)) {
      int day = get(NumberToken.Part.DAY_OF_YEAR, 1);
      boolean valid = day >= 1 && day <= (CivilDate.isLeap(year) ? 366 : 365);
      return valid ? CivilDate.toDays(year, 1, 1) + day - 1 : Long.MIN_VALUE;
    }
    int month = get(NumberToken.Part.MONTH, 1);
    int day = get(NumberToken.Part.DAY, 1);
    return CivilDate.isValid(year, month, day)
        ? CivilDate.toDays(year, month, day)
        : Long.MIN_VALUE;
  }

  private long weekDay(int weekYear) {
    int week = get(NumberToken.Part.WEEK, 1);
    int weekday = get(NumberToken.Part.WEEKDAY, 1);
    long monday = firstMonday(weekYear) + (week - 1) * 7L;
    boolean valid =
        week >= 1 && weekday >= 1 && weekday <= 7 && monday < firstMonday(weekYear + 1L);
    return valid ? monday + weekday - 1 : Long.MIN_VALUE;
  }

  private static long firstMonday(long weekYear) {
    long fourth = CivilDate.toDays(weekYear, 1, 4);
    return fourth - Math.floorMod(fourth + 3, 7L);
  }
}
