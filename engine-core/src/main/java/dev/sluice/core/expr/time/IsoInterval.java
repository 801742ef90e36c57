package dev.sluice.core.expr.time;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** Time from a start to an end, the end not included. */
public record IsoInterval(long start, long end) {
  /**
   * Reads {@code start/end}, {@code start/period} or {@code period/end}.
   *
   * @param zone where times without an offset are local, and whose calendar periods follow
   * @throws IllegalArgumentException naming the text, if it is no interval or ends before it starts
   */
  public static IsoInterval parse(String text, ZoneId zone) {
    String[] sides = text.trim().split("/", -1);
    if (sides.length != 2 || (isPeriod(sides[0]) && isPeriod(sides[1]))) {
      throw invalid(text);
    }
    long start;
    long end;
    if (isPeriod(sides[0])) {
      end = instant(sides[1], zone, text);
      start = new CalendarShift(Period.parse(sides[0]), zone).shift(end, -1);
    } else {
      start = instant(sides[0], zone, text);
      end =
          isPeriod(sides[1])
              ? new CalendarShift(Period.parse(sides[1]), zone).shift(start, 1)
              : instant(sides[1], zone, text);
    }
    if (end < start) {
      throw invalid(text);
    }
    return new IsoInterval(start, end);
  }

  private static boolean isPeriod(String side) {
    return side.startsWith("P");
  }

  private static long instant(String side, ZoneId zone, String text) {
    byte[] bytes = side.getBytes(StandardCharsets.UTF_8);
    long[] out = new long[1];
    if (!new IsoTimeText(zone).parse(bytes, 0, bytes.length, out, 0)) {
      throw invalid(text);
    }
    return out[0];
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "Invalid interval [%s]; use [start/end], [start/period] or [period/end] with ISO 8601 times"
            .formatted(text));
  }
}
