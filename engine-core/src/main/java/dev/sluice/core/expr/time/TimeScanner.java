package dev.sluice.core.expr.time;

import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one time text from left to right; fields that are absent keep defaults. */
final class TimeScanner {
  private static final int MAX_YEAR = 200_000_000;
  private static final int MAX_YEAR_DIGITS = 9;

  private final byte[] data;
  private final int end;
  private int at;

  private long days;
  private int millisOfDay;
  private boolean offsetFound;
  private int offsetMillis;

  TimeScanner(byte[] data, int start, int length) {
    this.data = data;
    this.at = start;
    this.end = start + length;
  }

  boolean atEnd() {
    return at == end;
  }

  /** Steps over the byte, if it comes next. */
  boolean skip(char wanted) {
    if (at < end && data[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** Year, then optionally month and day, day of year, or week and weekday. */
  boolean isoDate() {
    long year = year();
    if (year == Long.MIN_VALUE) {
      return false;
    }
    if (!skip('-')) {
      days = CivilDate.toDays(year, 1, 1);
      return true;
    }
    if (skip('W')) {
      return week(year);
    }
    int digits = digitsAhead(3);
    int number = number(digits);
    if (digits == 3) {
      days = CivilDate.toDays(year, 1, 1) + number - 1;
      return number >= 1 && number <= (CivilDate.isLeap(year) ? 366 : 365);
    }
    if (digits == 0) {
      return false;
    }
    int day = 1;
    if (skip('-')) {
      int dayDigits = digitsAhead(2);
      if (dayDigits == 0) {
        return false;
      }
      day = number(dayDigits);
    }
    days = CivilDate.toDays(year, number, day);
    return CivilDate.isValid(year, number, day);
  }

  /** Year, month and day, all of them. */
  boolean sqlDate() {
    long year = year();
    if (year == Long.MIN_VALUE || !skip('-')) {
      return false;
    }
    int month = number(digitsAhead(2));
    if (!skip('-')) {
      return false;
    }
    int day = number(digitsAhead(2));
    days = CivilDate.toDays(year, month, day);
    return CivilDate.isValid(year, month, day);
  }

  private boolean week(long year) {
    int weekDigits = digitsAhead(2);
    int week = number(weekDigits);
    int weekday = 1;
    if (skip('-')) {
      weekday = number(digitsAhead(1));
    }
    long fourth = CivilDate.toDays(year, 1, 4);
    long monday = fourth - Math.floorMod(fourth + 3, 7L);
    days = monday + (week - 1) * 7L + weekday - 1;
    long nextFourth = CivilDate.toDays(year + 1, 1, 4);
    long nextMonday = nextFourth - Math.floorMod(nextFourth + 3, 7L);
    return weekDigits > 0
        && week >= 1
        && weekday >= 1
        && weekday <= 7
        && monday + (week - 1) * 7L < nextMonday;
  }

  /** Hour, then optionally minute and second; the last one may have a fraction. */
  boolean time() {
    int hour = field(23);
    if (hour < 0) {
      return false;
    }
    millisOfDay = hour * 3_600_000;
    if (fraction(3_600_000)) {
      return true;
    }
    if (!skip(':')) {
      return true;
    }
    int minute = field(59);
    if (minute < 0) {
      return false;
    }
    millisOfDay += minute * 60_000;
    if (fraction(60_000)) {
      return true;
    }
    if (!skip(':')) {
      return true;
    }
    int second = field(59);
    if (second < 0) {
      return false;
    }
    millisOfDay += second * 1000;
    fraction(1000);
    return true;
  }

  /** {@code Z}, {@code +hh}, {@code +hhmm} or {@code +hh:mm}; true also if nothing is left. */
  boolean offset() {
    if (atEnd()) {
      return true;
    }
    offsetFound = true;
    if (skip('Z') || skip('z')) {
      return true;
    }
    int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
    int hour = sign == 0 || digitsAhead(2) < 2 ? -1 : field(23);
    if (hour < 0) {
      return false;
    }
    int minute = 0;
    boolean colon = skip(':');
    if (colon || !atEnd()) {
      minute = digitsAhead(2) < 2 ? -1 : field(59);
    }
    offsetMillis = sign * (hour * 60 + minute) * 60_000;
    return minute >= 0;
  }

  /**
   * The instant; without an offset in the text local time is meant, in UTC if no rules are given.
   */
  long instant(@Nullable ZoneRules rules) {
    long local = days * CivilDate.MILLIS_PER_DAY + millisOfDay;
    if (offsetFound) {
      return local - offsetMillis;
    }
    return rules == null ? local : TimeZones.fromLocal(rules, local);
  }

  private long year() {
    int sign = skip('-') ? -1 : 1;
    if (sign == 1) {
      skip('+');
    }
    int digits = digitsAhead(MAX_YEAR_DIGITS + 1);
    if (digits == 0 || digits > MAX_YEAR_DIGITS) {
      return Long.MIN_VALUE;
    }
    int year = number(digits);
    return year > MAX_YEAR ? Long.MIN_VALUE : (long) sign * year;
  }

  private int digitsAhead(int limit) {
    int digits = 0;
    while (digits < limit && at + digits < end && TimeDigits.digit(data[at + digits]) <= 9) {
      digits++;
    }
    return digits;
  }

  private int number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * 10 + TimeDigits.digit(data[at++]);
    }
    return value;
  }

  /** One or two digits up to a bound, or -1. */
  private int field(int max) {
    int digits = digitsAhead(2);
    int value = number(digits);
    return digits == 0 || value > max ? -1 : value;
  }

  /** Adds a decimal fraction of a unit, cut to milliseconds. */
  private boolean fraction(int unitMillis) {
    if (at + 1 >= end
        || (data[at] != '.' && data[at] != ',')
        || TimeDigits.digit(data[at + 1]) > 9) {
      return false;
    }
    at++;
    long numerator = 0;
    long denominator = 1;
    while (at < end && TimeDigits.digit(data[at]) <= 9) {
      if (denominator < 1_000_000_000L) {
        numerator = numerator * 10 + TimeDigits.digit(data[at]);
        denominator *= 10;
      }
      at++;
    }
    millisOfDay += (int) (numerator * unitMillis / denominator);
    return true;
  }
}
