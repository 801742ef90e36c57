package dev.sluice.core.operator;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** Grouping by a hash map of rows: slow, and easy to believe. */
final class NaiveAggregation {
  private NaiveAggregation() {}

  /** Final rows, sorted by the keys. */
  static List<List<Object>> rows(
      List<List<Object>> rows,
      RowSignature input,
      List<String> keys,
      List<AggregateSpec> aggregates) {
    Map<List<Object>, List<List<Object>>> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    for (List<Object> row : rows) {
      List<Object> key = new ArrayList<>();
      keys.forEach(name -> key.add(normal(row.get(input.indexOf(name)))));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    List<List<Object>> result = new ArrayList<>();
    groups.forEach(
        (key, members) -> {
          List<Object> row = new ArrayList<>(key);
          aggregates.forEach(spec -> row.add(value(spec, members, input)));
          result.add(row);
        });
    result.sort(PartialRows.byKeys(keys.size()));
    return result;
  }

  private static Object normal(Object value) {
    return value instanceof Double number ? (Object) (number + 0.0) : value;
  }

  private static Object value(AggregateSpec spec, List<List<Object>> members, RowSignature input) {
    List<List<Object>> admitted = new ArrayList<>();
    for (List<Object> row : members) {
      if (spec.filter() == null || Boolean.TRUE.equals(row.get(input.indexOf(spec.filter())))) {
        admitted.add(row);
      }
    }
    if (spec.inputs().isEmpty()) {
      return (long) admitted.size();
    }
    int column = input.indexOf(spec.inputs().get(0));
    List<Object> values =
        admitted.stream().map(row -> row.get(column)).filter(Objects::nonNull).toList();
    if (spec.function().equals("count")) {
      return (long) values.size();
    }
    if (spec.function().equals("approx_count_distinct")) {
      HashSet<Object> distinct = new HashSet<>();
      values.forEach(v -> distinct.add(normal(v)));
      return (long) distinct.size();
    }
    if (spec.function().equals("earliest") || spec.function().equals("latest")) {
      return timed(spec, admitted, column, input.indexOf(spec.inputs().get(1)));
    }
    if (spec.function().endsWith("_by")) {
      return by(spec, admitted, column, input.indexOf(spec.inputs().get(1)));
    }
    if (values.isEmpty()) {
      return null;
    }
    Comparator<Object> order = order(spec.inputTypes().get(0));
    return switch (spec.function()) {
      case "sum" -> sum(spec, values);
      case "bit_and" -> longs(values).reduce(-1, (a, b) -> a & b);
      case "bit_or" -> longs(values).reduce(0, (a, b) -> a | b);
      case "bit_xor" -> longs(values).reduce(0, (a, b) -> a ^ b);
      case "min" -> values.stream().min(order).orElseThrow();
      case "max" -> values.stream().max(order).orElseThrow();
      default -> throw new IllegalArgumentException(spec.function());
    };
  }

  private static LongStream longs(List<Object> values) {
    return values.stream().mapToLong(v -> (Long) v);
  }

  private static Object by(AggregateSpec spec, List<List<Object>> rows, int column, int key) {
    boolean greatest = spec.function().equals("max_by");
    Comparator<Object> order = order(spec.inputTypes().get(1));
    Object value = null;
    Object best = null;
    for (List<Object> row : rows) {
      if (row.get(column) == null || row.get(key) == null) {
        continue;
      }
      int compared = best == null ? -1 : order.compare(row.get(key), best);
      if (best == null || (greatest ? compared > 0 : compared < 0)) {
        value = row.get(column);
        best = row.get(key);
      }
    }
    return value;
  }

  private static Object sum(AggregateSpec spec, List<Object> values) {
    if (spec.outputType().physical() == Physical.LONG) {
      return values.stream().mapToLong(v -> ((Number) v).longValue()).sum();
    }
    double sum = 0;
    for (Object value : values) {
      sum += ((Number) value).doubleValue();
    }
    return sum;
  }

  private static Object timed(
      AggregateSpec spec, List<List<Object>> rows, int column, int timeColumn) {
    boolean latest = spec.function().equals("latest");
    Object best = null;
    long bestTime = 0;
    for (List<Object> row : rows) {
      if (row.get(column) == null || row.get(timeColumn) == null) {
        continue;
      }
      long time = (Long) row.get(timeColumn);
      if (best == null || (latest ? time >= bestTime : time < bestTime)) {
        best = row.get(column);
        bestTime = time;
      }
    }
    return best;
  }

  private static Comparator<Object> order(ColumnType type) {
    if (type == ScalarType.STRING) {
      return (left, right) ->
          Arrays.compareUnsigned(
              left.toString().getBytes(StandardCharsets.UTF_8),
              right.toString().getBytes(StandardCharsets.UTF_8));
    }
    return (left, right) -> PartialRows.byKeys(1).compare(List.of(left), List.of(right));
  }
}
