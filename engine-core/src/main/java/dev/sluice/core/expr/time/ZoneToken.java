package dev.sluice.core.expr.time;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/** Offset or zone in a pattern. Offsets are read with and without a colon, and as {@code Z}. */
record ZoneToken(Style style) implements TimeToken {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("UTC", "UTC"),
          Map.entry("UT", "UTC"),
          Map.entry("GMT", "UTC"),
          Map.entry("EST", "America/New_York"),
          Map.entry("EDT", "America/New_York"),
          Map.entry("CST", "America/Chicago"),
          Map.entry("CDT", "America/Chicago"),
          Map.entry("MST", "America/Denver"),
          Map.entry("MDT", "America/Denver"),
          Map.entry("PST", "America/Los_Angeles"),
          Map.entry("PDT", "America/Los_Angeles"));

  /** How zones are written. */
  enum Style {
    OFFSET,
    OFFSET_WITH_COLON,
    ID,
    SHORT_NAME,
    LONG_NAME
  }

  @Override
  public int parse(byte[] data, int from, int end, ParsedTime into) {
    return switch (style) {
      case OFFSET, OFFSET_WITH_COLON -> offset(data, from, end, into);
      case ID, SHORT_NAME, LONG_NAME -> name(data, from, end, into);
    };
  }

  private static int offset(byte[] data, int from, int end, ParsedTime into) {
    if (from < end && (data[from] == 'Z' || data[from] == 'z')) {
      into.setOffset(0);
      return from + 1;
    }
    if (from >= end || (data[from] != '+' && data[from] != '-')) {
      return -1;
    }
    int at = from + 1;
    if (TimeToken.digits(data, at, end, 2) < 2) {
      return -1;
    }
    int minutes = TimeToken.number(data, at, 2) * 60;
    at += 2;
    int next = at < end && data[at] == ':' ? at + 1 : at;
    if (TimeToken.digits(data, next, end, 2) == 2) {
      minutes += TimeToken.number(data, next, 2);
      at = next + 2;
    }
    into.setOffset((data[from] == '-' ? -minutes : minutes) * 60_000L);
    return at;
  }

  /** Takes the longest run of letters that belong to names of zones. */
  private static int name(byte[] data, int from, int end, ParsedTime into) {
    int at = from;
    while (at < end && isNameByte(data[at])) {
      at++;
    }
    String name = new String(data, from, at - from, StandardCharsets.ISO_8859_1);
    String known = NAMES.getOrDefault(name.toUpperCase(Locale.ROOT), name);
    try {
      into.setZone(known.isEmpty() ? ZoneOffset.UTC : ZoneId.of(known));
      return known.isEmpty() ? -1 : at;
    } catch (DateTimeException e) {
      return -1;
    }
  }

  private static boolean isNameByte(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '/'
        || b == '_'
        || b == '+'
        || b == '-'
        || b == ':';
  }

  @Override
  public void print(PrintedTime time, StringBuilder out) {
    switch (style) {
      case OFFSET -> time.printOffset(out, false);
      case OFFSET_WITH_COLON -> time.printOffset(out, true);
      case ID -> out.append(time.zone().equals(ZoneOffset.UTC) ? "UTC" : time.zone().getId());
      case SHORT_NAME -> out.append(displayName(time, TimeZone.SHORT));
      case LONG_NAME -> out.append(displayName(time, TimeZone.LONG));
    }
  }

  private static String displayName(PrintedTime time, int style) {
    boolean summer = time.zone().getRules().isDaylightSavings(time.instant());
    return TimeZone.getTimeZone(time.zone()).getDisplayName(summer, style, Locale.ENGLISH);
  }
}
