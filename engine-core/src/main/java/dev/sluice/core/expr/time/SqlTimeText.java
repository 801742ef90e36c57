package dev.sluice.core.expr.time;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Reads and prints times in SQL layout: {@code yyyy-MM-dd[ HH:mm[:ss[.SSS]]]}, local in a zone. */
public final class SqlTimeText {
  private final @Nullable ZoneRules rules;

  public SqlTimeText(ZoneId zone) {
    this.rules = TimeZones.isUtc(zone) ? null : zone.getRules();
  }

  /**
   * Writes the instant to {@code out[at]}.
   *
   * @return false if the text is no time in this layout
   */
  public boolean parse(byte[] data, int start, int length, long[] out, int at) {
    TimeScanner scanner = new TimeScanner(data, start, length);
    if (!scanner.sqlDate() || (scanner.skip(' ') && !scanner.time()) || !scanner.atEnd()) {
      return false;
    }
    out[at] = scanner.instant(rules);
    return true;
  }

  /** Local date and time, in whole seconds. */
  public String timestamp(long millis) {
    long local = millis + (rules == null ? 0 : TimeZones.offsetMillis(rules, millis));
    int second = (int) (Math.floorMod(local, CivilDate.MILLIS_PER_DAY) / 1000);
    return "%s %02d:%02d:%02d"
        .formatted(date(CivilDate.dayOf(local)), second / 3600, second / 60 % 60, second % 60);
  }

  /** Date of a number of days since 1970-01-01. */
  public static String date(long days) {
    long date = CivilDate.ofDays(days);
    return "%04d-%02d-%02d"
        .formatted(CivilDate.year(date), CivilDate.month(date), CivilDate.day(date));
  }
}
