package dev.sluice.core.expr.time;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** Reads times in SQL layout: {@code yyyy-MM-dd[ HH:mm[:ss[.SSS]]]}, local in a zone. */
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
}
