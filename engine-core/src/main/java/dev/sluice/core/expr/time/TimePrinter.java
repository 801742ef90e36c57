package dev.sluice.core.expr.time;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Prints times in fixed layouts straight to bytes. */
public final class TimePrinter {
  /** Room that a text needs at most. */
  public static final int MAX_BYTES = 48;

  private static final long FIRST_DAY = CivilDate.toDays(0, 1, 1);
  private static final long LAST_DAY = CivilDate.toDays(9999, 12, 31);

  private final ZoneId zone;
  private final @Nullable ZoneRules rules;

  public TimePrinter(ZoneId zone) {
    this.zone = zone;
    this.rules = TimeZones.isUtc(zone) ? null : zone.getRules();
  }

  /** Writes {@code 2015-09-12T00:46:58.771Z}, or with an offset; answers the place after it. */
  public int iso(long millis, byte[] out, int from) {
    long offset = rules == null ? 0 : TimeZones.offsetMillis(rules, millis);
    long local = millis + offset;
    long day = CivilDate.dayOf(local);
    if (day < FIRST_DAY || day > LAST_DAY) {
      String pattern = "yyyy-MM-dd'T'HH:mm:ss.SSS" + (rules == null ? "'Z'" : "ZZ");
      return put(TimePattern.of(pattern, zone).print(millis), out, from);
    }
    int at = TimeDigits.putDate(out, from, day);
    out[at++] = 'T';
    int ofDay = (int) (local - day * CivilDate.MILLIS_PER_DAY);
    at = TimeDigits.putTime(out, at, ofDay / 1000);
    out[at++] = '.';
    int fraction = ofDay % 1000;
    out[at++] = (byte) ('0' + fraction / 100);
    TimeDigits.putTwo(out, at, fraction % 100);
    at += 2;
    if (rules == null) {
      out[at++] = 'Z';
      return at;
    }
    int minutes = (int) Math.abs(offset) / 60_000;
    out[at++] = (byte) (offset < 0 ? '-' : '+');
    TimeDigits.putTwo(out, at, minutes / 60);
    out[at + 2] = ':';
    TimeDigits.putTwo(out, at + 3, minutes % 60);
    return at + 5;
  }

  /** Writes {@code 2015-09-12 00:46:58}; answers the place after it. */
  public int sql(long millis, byte[] out, int from) {
    long local = millis + (rules == null ? 0 : TimeZones.offsetMillis(rules, millis));
    long day = CivilDate.dayOf(local);
    if (day < FIRST_DAY || day > LAST_DAY) {
      return put(TimePattern.of("yyyy-MM-dd HH:mm:ss", zone).print(millis), out, from);
    }
    int at = TimeDigits.putDate(out, from, day);
    out[at++] = ' ';
    return TimeDigits.putTime(out, at, (int) (local - day * CivilDate.MILLIS_PER_DAY) / 1000);
  }

  /** Writes {@code 2015-09-12}; answers the place after it. */
  public int date(long millis, byte[] out, int from) {
    long local = millis + (rules == null ? 0 : TimeZones.offsetMillis(rules, millis));
    long day = CivilDate.dayOf(local);
    if (day < FIRST_DAY || day > LAST_DAY) {
      return put(TimePattern.of("yyyy-MM-dd", zone).print(millis), out, from);
    }
    return TimeDigits.putDate(out, from, day);
  }

  private static int put(String text, byte[] out, int from) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, out, from, utf8.length);
    return from + utf8.length;
  }
}
