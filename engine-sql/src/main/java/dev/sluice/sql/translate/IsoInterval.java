package dev.sluice.sql.translate;

import dev.sluice.core.plan.Interval;
import dev.sluice.sql.parser.StatementException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Reads {@code start/end}, {@code start/period} and {@code period/end}. */
final class IsoInterval {
  private IsoInterval() {}

  /**
   * Reads an interval; bounds without an offset are read in the zone.
   *
   * @throws StatementException naming the text, if it is none
   */
  static Interval parse(String text, ZoneId zone) {
    String[] parts = text.trim().split("/", -1);
    try {
      if (parts.length == 2) {
        return isPeriod(parts[0])
            ? between(shift(instant(parts[1], zone), parts[0], -1), instant(parts[1], zone))
            : between(
                instant(parts[0], zone),
                isPeriod(parts[1])
                    ? shift(instant(parts[0], zone), parts[1], 1)
                    : instant(parts[1], zone));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static StatementException invalid(String text) {
    return StatementException.of(
        "Invalid interval [%s]: expected [start/end], [start/period] or [period/end]"
            .formatted(text));
  }

  private static Interval between(ZonedDateTime start, ZonedDateTime end) {
    return new Interval(start.toInstant().toEpochMilli(), end.toInstant().toEpochMilli());
  }

  private static boolean isPeriod(String text) {
    return text.startsWith("P") || text.startsWith("p");
  }

  private static ZonedDateTime instant(String text, ZoneId zone) {
    if (text.length() <= "yyyy".length()) {
      return LocalDate.of(Integer.parseInt(text), 1, 1).atStartOfDay(zone);
    }
    if (text.length() == "yyyy-MM".length()) {
      return LocalDate.parse(text + "-01").atStartOfDay(zone);
    }
    int time = text.toUpperCase(Locale.ROOT).indexOf('T');
    if (time < 0) {
      return LocalDate.parse(text).atStartOfDay(zone);
    }
    String clock = text.substring(time + 1);
    if (clock.endsWith("Z") || clock.contains("+") || clock.contains("-")) {
      return OffsetDateTime.parse(text).atZoneSameInstant(zone);
    }
    String complete = clock.length() == "HH".length() ? text + ":00" : text;
    return LocalDateTime.parse(complete).atZone(zone);
  }

  private static ZonedDateTime shift(ZonedDateTime from, String period, int sign) {
    String text = period.toUpperCase(Locale.ROOT);
    int time = text.indexOf('T');
    ZonedDateTime shifted = from;
    if (time != 1) {
      String date = time < 0 ? text : text.substring(0, time);
      Period days = Period.parse(date);
      shifted = sign > 0 ? shifted.plus(days) : shifted.minus(days);
    }
    if (time >= 0) {
      Duration clock = Duration.parse("P" + text.substring(time));
      Instant moved = shifted.toInstant().plus(clock.multipliedBy(sign));
      shifted = moved.atZone(from.getZone());
    }
    return shifted;
  }
}
