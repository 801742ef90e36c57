package dev.sluice.core.table;

import dev.sluice.core.plan.Interval;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Instants and intervals as text, and arithmetic on sets of intervals. */
public final class Times {
  private Times() {}

  /** ISO form in UTC with exactly three digits of a second, e.g. 2015-09-12T00:00:00.000Z. */
  public static String iso(long millis) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        time.getNano() / 1_000_000);
  }

  public static String iso(Interval interval) {
    return iso(interval.startMillis()) + "/" + iso(interval.endMillis());
  }

  /** The parts without what the holes cover. */
  static List<Interval> subtract(List<Interval> parts, List<Interval> holes) {
    List<Interval> left = parts;
    for (Interval hole : holes) {
      List<Interval> next = new ArrayList<>();
      for (Interval part : left) {
        if (!part.overlaps(hole)) {
          next.add(part);
          continue;
        }
        if (part.startMillis() < hole.startMillis()) {
          next.add(new Interval(part.startMillis(), hole.startMillis()));
        }
        if (hole.endMillis() < part.endMillis()) {
          next.add(new Interval(hole.endMillis(), part.endMillis()));
        }
      }
      left = next;
    }
    return left;
  }

  static boolean overlap(List<Interval> some, List<Interval> others) {
    for (Interval one : some) {
      for (Interval other : others) {
        if (one.overlaps(other)) {
          return true;
        }
      }
    }
    return false;
  }
}
