package dev.sluice.tests.spec;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows as the text that spec files hold: values with tabs between them. */
final class Rows {
  private Rows() {}

  static List<String> text(List<List<@Nullable Object>> rows, boolean sort) {
    List<String> lines = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<String> values = new ArrayList<>();
      row.forEach(value -> values.add(text(value)));
      lines.add(String.join("\t", values));
    }
    if (sort) {
      Collections.sort(lines);
    }
    return lines;
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      return number(((Number) value).doubleValue());
    }
    if (value instanceof Instant instant) {
      return instant.toString();
    }
    if (value instanceof Timestamp timestamp) {
      return text(timestamp.toLocalDateTime());
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC).toString();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate().toString();
    }
    if (value instanceof LocalDate date) {
      return date.toString();
    }
    String text = value.toString();
    return text.isEmpty()
        ? "(empty)"
        : text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }

  /** Twelve digits: sums of doubles depend on the order of addition beyond that. */
  private static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return "%.1f".formatted(value == 0 ? 0.0 : value);
    }
    String digits = String.format(Locale.ROOT, "%.11e", value);
    return Double.toString(Double.parseDouble(digits));
  }
}
