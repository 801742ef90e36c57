package dev.sluice.core.expr.time;

import java.time.Instant;
import java.time.ZoneId;

/** An instant taken apart for printing. */
final class PrintedTime {
  private final long millis;
  private final ZoneId zone;
  private final long offset;
  private final long local;

  PrintedTime(long millis, ZoneId zone) {
    this.millis = millis;
    this.zone = zone;
    this.offset = TimeZones.offsetMillis(zone.getRules(), millis);
    this.local = millis + offset;
  }

  ZoneId zone() {
    return zone;
  }

  Instant instant() {
    return Instant.ofEpochMilli(millis);
  }

  int millisOfSecond() {
    return (int) TimeField.MILLISECOND.of(local);
  }

  long get(NumberToken.Part part) {
    return switch (part) {
      case YEAR -> TimeField.YEAR.of(local);
      case WEEK_YEAR -> TimeField.ISOYEAR.of(local);
      case MONTH -> TimeField.MONTH.of(local);
      case DAY -> TimeField.DAY.of(local);
      case DAY_OF_YEAR -> TimeField.DOY.of(local);
      case WEEK -> TimeField.WEEK.of(local);
      case WEEKDAY -> TimeField.DOW.of(local);
      case HOUR -> hour();
      case CLOCK_HOUR -> hour() == 0 ? 24 : hour();
      case HALF_DAY_HOUR -> hour() % 12;
      case HALF_DAY_CLOCK_HOUR -> hour() % 12 == 0 ? 12 : hour() % 12;
      case MINUTE -> TimeField.MINUTE.of(local);
      case SECOND -> TimeField.SECOND.of(local);
    };
  }

  /** Number of the name in its list. */
  int get(NameToken.Part part) {
    return switch (part) {
      case MONTH -> (int) TimeField.MONTH.of(local) - 1;
      case WEEKDAY -> (int) TimeField.DOW.of(local) - 1;
      case HALF_DAY -> (int) (hour() / 12);
      case ERA -> TimeField.YEAR.of(local) > 0 ? 1 : 0;
    };
  }

  private long hour() {
    return TimeField.HOUR.of(local);
  }

  void printOffset(StringBuilder out, boolean colon) {
    long minutes = Math.abs(offset) / 60_000;
    out.append(offset < 0 ? '-' : '+');
    TimeToken.pad(minutes / 60, 2, out);
    if (colon) {
      out.append(':');
    }
    TimeToken.pad(minutes % 60, 2, out);
  }
}
