package dev.sluice.bench.compare;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether two engines gave the same rows; numbers with a fraction may differ in the last digits.
 */
public final class Answers {
  private static final double TOLERANCE = 1e-9;

  private Answers() {}

  /** A difference in words, or null if there is none. Without an order rows are a bag. */
  public static @Nullable String difference(
      List<List<@Nullable Object>> left, List<List<@Nullable Object>> right, boolean ordered) {
    if (left.size() != right.size()) {
      return "[" + left.size() + "] rows against [" + right.size() + "]";
    }
    if (left.isEmpty()) {
      return null;
    }
    boolean[] fractional = new boolean[left.get(0).size()];
    markFractional(left, fractional);
    markFractional(right, fractional);
    List<Object[]> mine = normal(left, fractional);
    List<Object[]> theirs = normal(right, fractional);
    return ordered ? inOrder(mine, theirs) : asBags(mine, theirs);
  }

  private static @Nullable String inOrder(List<Object[]> mine, List<Object[]> theirs) {
    for (int row = 0; row < mine.size(); row++) {
      if (agreeing(mine.get(row), theirs.get(row)) < mine.get(row).length) {
        return "row [%d]: %s against %s".formatted(row, text(mine, row), text(theirs, row));
      }
    }
    return null;
  }

  /** Rows that agree but for their fractions are matched among themselves. */
  private static @Nullable String asBags(List<Object[]> mine, List<Object[]> theirs) {
    Map<String, List<Object[]>> left = byKey(mine);
    Map<String, List<Object[]>> right = byKey(theirs);
    for (Map.Entry<String, List<Object[]>> entry : left.entrySet()) {
      List<Object[]> here = entry.getValue();
      List<Object[]> there = right.getOrDefault(entry.getKey(), List.of());
      if (here.size() != there.size()) {
        return "[%d] against [%d] rows like %s%s"
            .formatted(here.size(), there.size(), text(here, 0), closest(here.get(0), theirs));
      }
      for (int row = here.size() - 1; row >= 0; row--) {
        int match = there.size() - 1;
        while (match >= 0 && agreeing(here.get(row), there.get(match)) < here.get(row).length) {
          match--;
        }
        if (match < 0) {
          return text(here, row) + closest(here.get(row), there);
        }
        there.remove(match);
      }
    }
    return null;
  }

  private static String closest(Object[] row, List<Object[]> candidates) {
    return candidates.stream()
        .max(Comparator.comparingInt(other -> agreeing(row, other)))
        .map(other -> " against " + text(List.<Object[]>of(other), 0))
        .orElse("");
  }

  private static String text(List<Object[]> rows, int row) {
    return java.util.Arrays.toString(rows.get(row));
  }

  private static int agreeing(Object[] row, Object[] other) {
    int count = 0;
    for (int i = 0; i < row.length; i++) {
      count += same(row[i], other[i]) ? 1 : 0;
    }
    return count;
  }

  private static Map<String, List<Object[]>> byKey(List<Object[]> rows) {
    Map<String, List<Object[]>> groups = new TreeMap<>();
    rows.stream()
        .sorted(Comparator.comparingDouble(Answers::sumOfFractions))
        .forEach(row -> groups.computeIfAbsent(key(row), k -> new ArrayList<>()).add(row));
    return groups;
  }

  private static String key(Object[] row) {
    StringBuilder key = new StringBuilder();
    for (Object value : row) {
      key.append(value instanceof Double ? "#" : value).append('\u0001');
    }
    return key.toString();
  }

  private static double sumOfFractions(Object[] row) {
    double sum = 0;
    for (Object value : row) {
      sum += value instanceof Double number ? number : 0;
    }
    return sum;
  }

  private static void markFractional(List<List<@Nullable Object>> rows, boolean[] fractional) {
    for (List<@Nullable Object> row : rows) {
      for (int column = 0; column < fractional.length; column++) {
        Object value = row.get(column);
        fractional[column] |=
            value instanceof BigDecimal || value instanceof Double || value instanceof Float;
      }
    }
  }

  private static List<Object[]> normal(List<List<@Nullable Object>> rows, boolean[] fractional) {
    List<Object[]> normal = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Object[] values = new Object[row.size()];
      for (int column = 0; column < values.length; column++) {
        values[column] = normal(row.get(column), fractional[column]);
      }
      normal.add(values);
    }
    return normal;
  }

  /** Whole numbers stay texts, so that all their digits count; NULL is a text of its own. */
  private static Object normal(@Nullable Object value, boolean fractional) {
    if (value == null) {
      return "\u0000NULL";
    }
    if (fractional && value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate().toString();
    }
    if (value instanceof Timestamp timestamp) {
      return time(timestamp.toLocalDateTime());
    }
    if (value instanceof Instant instant) {
      return time(instant.atOffset(ZoneOffset.UTC).toLocalDateTime());
    }
    return value.toString();
  }

  private static String time(LocalDateTime time) {
    return time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  private static boolean same(Object left, Object right) {
    if (left instanceof Double a && right instanceof Double b) {
      double scale = Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
      return a.equals(b) || Math.abs(a - b) <= TOLERANCE * scale;
    }
    return left.equals(right);
  }
}
