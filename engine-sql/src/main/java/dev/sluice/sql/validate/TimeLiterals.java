package dev.sluice.sql.validate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.apache.calcite.sql.SqlAbstractDateTimeLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.jspecify.annotations.Nullable;

/** Reads {@code TIMESTAMP '…'} and {@code DATE '…'}. */
final class TimeLiterals {
  private TimeLiterals() {}

  /** The instant of the literal in the zone, or null if the node is no time literal. */
  static @Nullable Instant read(SqlNode node, ZoneId zone) {
    String text;
    if (node instanceof SqlUnknownLiteral literal
        && (literal.tag.equalsIgnoreCase("TIMESTAMP") || literal.tag.equalsIgnoreCase("DATE"))) {
      text = literal.getValue();
    } else if (node instanceof SqlAbstractDateTimeLiteral literal) {
      text = literal.toFormattedString();
    } else {
      return null;
    }
    LocalDateTime local = parse(text);
    return local == null ? null : local.atZone(zone).toInstant();
  }

  /** Time in SQL's form or in ISO 8601's without a zone, or null. */
  static @Nullable LocalDateTime parse(String text) {
    String iso = text.trim().replace(' ', 'T');
    try {
      return LocalDateTime.parse(iso.indexOf('T') < 0 ? iso + "T00:00:00" : iso);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
