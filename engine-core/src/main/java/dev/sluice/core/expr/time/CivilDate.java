package dev.sluice.core.expr.time;

/**
 * Calendar arithmetic on days since 1970-01-01. A date is packed in one long, so that taking it
 * apart allocates nothing.
 */
public final class CivilDate {
  public static final long MILLIS_PER_DAY = 86_400_000L;

  private static final int DAYS_PER_ERA = 146_097;
  private static final int DAYS_TO_EPOCH = 719_468;

  private CivilDate() {}

  /** Day of a date; months may be out of range and count on into other years. */
  public static long toDays(long year, long month, int day) {
    long months = month - 1;
    long y = year + Math.floorDiv(months, 12L);
    int m = (int) Math.floorMod(months, 12L) + 1;
    // Years start in March, so that the leap day is the last day of a year.
    if (m <= 2) {
      y--;
    }
    long era = Math.floorDiv(y, 400L);
    int yearOfEra = (int) (y - era * 400);
    int dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
  }

  /** Day of a valid date of the years 0 to 9999, at the price of a few multiplications. */
  static int toDaysOfCommonEra(int year, int month, int day) {
    int inJanuaryOrFebruary = (month - 3) >> 31;
    int y = year + 400 + inJanuaryOrFebruary;
    int monthsSinceMarch = month - 3 - 12 * inJanuaryOrFebruary;
    int dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1;
    return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - DAYS_PER_ERA - DAYS_TO_EPOCH;
  }

  /** The date of a day, packed; see {@link #year}, {@link #month}, {@link #day}. */
  public static long ofDays(long days) {
    long shifted = days + DAYS_TO_EPOCH;
    long era = Math.floorDiv(shifted, (long) DAYS_PER_ERA);
    int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
    int yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_PER_ERA - 1)) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int m = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * m + 2) / 5 + 1;
    int month = m < 10 ? m + 3 : m - 9;
    long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    return year << 16 | (long) month << 8 | day;
  }

  public static long year(long date) {
    return date >> 16;
  }

  public static int month(long date) {
    return (int) (date >> 8) & 0xff;
  }

  public static int day(long date) {
    return (int) date & 0xff;
  }

  /** Day that holds the instant, in UTC. */
  public static long dayOf(long millis) {
    return Math.floorDiv(millis, MILLIS_PER_DAY);
  }

  public static boolean isLeap(long year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  public static int daysInMonth(long year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** Whether there is such a date. */
  public static boolean isValid(long year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  }
}
