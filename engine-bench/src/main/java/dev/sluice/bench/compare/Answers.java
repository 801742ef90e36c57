package dev.sluice.bench.compare;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether two engines gave the same rows; numbers may differ in the last digits. */
final class Answers {
  private static final double TOLERANCE = 1e-9;

  private Answers() {}

  /** A difference in words, or null if there is none. Without an order rows are compared sorted. */
  static @Nullable String difference(
      List<List<@Nullable Object>> left, List<List<@Nullable Object>> right, boolean ordered) {
    if (left.size() != right.size()) {
      return "[" + left.size() + "] rows against [" + right.size() + "]";
    }
    List<List<@Nullable Object>> mine = normal(left, ordered);
    List<List<@Nullable Object>> theirs = normal(right, ordered);
    for (int row = 0; row < mine.size(); row++) {
      for (int column = 0; column < mine.get(row).size(); column++) {
        if (!same(mine.get(row).get(column), theirs.get(row).get(column))) {
          return "row [%d]: %s against %s".formatted(row, mine.get(row), theirs.get(row));
        }
      }
    }
    return null;
  }

  private static List<List<@Nullable Object>> normal(
      List<List<@Nullable Object>> rows, boolean ordered) {
    List<List<@Nullable Object>> normal = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> values = new ArrayList<>();
      row.forEach(value -> values.add(normal(value)));
      normal.add(values);
    }
    if (!ordered) {
      normal.sort(Comparator.comparing(Answers::key));
    }
    return normal;
  }

  private static String key(List<@Nullable Object> row) {
    StringBuilder key = new StringBuilder();
    for (Object value : row) {
      key.append(value instanceof Double number ? "%.4e".formatted(number) : value)
          .append('\u0001');
    }
    return key.toString();
  }

  private static @Nullable Object normal(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC).toLocalDateTime();
    }
    return value instanceof LocalDate ? value : value == null ? null : value.toString();
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Double a && right instanceof Double b) {
      double scale = Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
      return a.equals(b) || Math.abs(a - b) <= TOLERANCE * scale;
    }
    return left == null ? right == null : left.toString().equals(String.valueOf(right));
  }
}
