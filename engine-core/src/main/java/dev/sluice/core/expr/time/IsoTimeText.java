package dev.sluice.core.expr.time;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO 8601 times: a date ({@code 2015-09-12}, {@code 2015-09}, {@code 2015}, {@code
 * 2015-255}, {@code 2015-W37-6}), then optionally {@code T} or a blank and a time, then optionally
 * an offset.
 *
 * <p>The full form {@code 2015-09-12T00:46:58[.771][Z]} is read word by word, all others field by
 * field.
 */
public final class IsoTimeText {
  private static final long HIGH_NIBBLES = 0xF0F0F0F0F0F0F0F0L;
  private static final Shape DATE = new Shape("0000-00-");
  private static final Shape HOUR = new Shape("00T00:00");
  private static final Shape HOUR_AFTER_BLANK = new Shape("00 00:00");
  private static final Shape SECOND = new Shape(":00.000Z");

  private final @Nullable ZoneRules rules;

  /** What eight bytes must look like: digits where the pattern has 0, else what it says. */
  private static final class Shape {
    private final long zeros;
    private final long carries;

    Shape(String pattern) {
      long z = 0;
      long c = 0;
      for (int i = 7; i >= 0; i--) {
        char at = pattern.charAt(i);
        z = z << 8 | at;
        // Added to a digit 10 and above, or to a wrong separator, this reaches the high nibble.
        c = c << 8 | (at == '0' ? 0x06 : 0x0f);
      }
      zeros = z;
      carries = c;
    }
  }

  /**
   * Reader of texts.
   *
   * @param zone where texts without an offset are local
   */
  public IsoTimeText(ZoneId zone) {
    this.rules = TimeZones.isUtc(zone) ? null : zone.getRules();
  }

  /**
   * Writes the instant to {@code out[at]}.
   *
   * @return false if the text is no time
   */
  public boolean parse(byte[] data, int start, int length, long[] out, int at) {
    if (length >= 20 && data.length - start >= 24 && full(data, start, length, out, at)) {
      return true;
    }
    TimeScanner scanner = new TimeScanner(data, start, length);
    if (!scanner.isoDate()) {
      return false;
    }
    if (scanner.skip('T') || scanner.skip(' ')) {
      if (!scanner.time()) {
        return false;
      }
    }
    if (!scanner.offset() || !scanner.atEnd()) {
      return false;
    }
    out[at] = scanner.instant(rules);
    return true;
  }

  /** Reads the full form in UTC; false if it is not that. */
  private static boolean full(byte[] data, int start, int length, long[] out, int at) {
    long date = TimeDigits.word(data, start) ^ DATE.zeros;
    long hour = TimeDigits.word(data, start + 8);
    boolean blank = (byte) (hour >>> 16) == ' ';
    Shape hourShape = blank ? HOUR_AFTER_BLANK : HOUR;
    hour ^= hourShape.zeros;
    long second = TimeDigits.word(data, start + 16);
    if (length == 20 && data[start + 19] == 'Z') {
      second = (second & 0xFFFFFFL) | (SECOND.zeros & ~0xFFFFFFL);
    } else if (length != 24) {
      return false;
    }
    second ^= SECOND.zeros;
    long wrong =
        (date | date + DATE.carries)
            | (hour | hour + hourShape.carries)
            | (second | second + SECOND.carries);
    if ((wrong & HIGH_NIBBLES) != 0) {
      return false;
    }
    // Every byte becomes the two-digit number that starts there.
    date = date * 10 + (date >>> 8);
    hour = hour * 10 + (hour >>> 8);
    long pairs = second * 10 + (second >>> 8);
    int year = (int) (date & 0xff) * 100 + (int) (date >>> 16 & 0xff);
    int month = (int) (date >>> 40 & 0xff);
    int day = (int) (hour & 0xff);
    int hours = (int) (hour >>> 24 & 0xff);
    int minutes = (int) (hour >>> 48 & 0xff);
    int seconds = (int) (pairs >>> 8 & 0xff);
    int millis = (int) (second >>> 32 & 0xff) * 100 + (int) (pairs >>> 40 & 0xff);
    if (!CivilDate.isValid(year, month, day) || hours > 23 || minutes > 59 || seconds > 59) {
      return false;
    }
    out[at] =
        CivilDate.toDaysOfCommonEra(year, month, day) * CivilDate.MILLIS_PER_DAY
            + (hours * 3600 + minutes * 60 + seconds) * 1000L
            + millis;
    return true;
  }
}
