package dev.sluice.core.operator;

import dev.sluice.core.window.WindowCall;
import dev.sluice.core.window.WindowFrame;
import dev.sluice.core.window.WindowFrame.Bound;
import dev.sluice.core.window.WindowFrame.Side;
import dev.sluice.core.window.WindowFrame.Unit;
import dev.sluice.core.window.WindowSpec;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Window functions as their definitions have them, row by row over whole frames. */
final class NaiveWindow {
  private final WindowSpec spec;
  private final RowSignature signature;
  private final List<List<Object>> rows;

  private NaiveWindow(WindowSpec spec, RowSignature signature, List<List<Object>> rows) {
    this.spec = spec;
    this.signature = signature;
    this.rows = rows;
  }

  /** The rows, which are sorted, with the values of the calls. */
  static List<List<Object>> of(WindowSpec spec, RowSignature signature, List<List<Object>> rows) {
    NaiveWindow window = new NaiveWindow(spec, signature, rows);
    List<List<Object>> out = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<Object> values = new ArrayList<>(rows.get(row));
      for (WindowCall call : spec.calls()) {
        values.add(window.value(call, row));
      }
      out.add(values);
    }
    return out;
  }

  private Object get(int row, String column) {
    return rows.get(row).get(signature.indexOf(column));
  }

  private boolean samePartition(int a, int b) {
    return spec.partitionBy().stream().allMatch(c -> Objects.equals(get(a, c), get(b, c)));
  }

  private boolean arePeers(int a, int b) {
    return samePartition(a, b)
        && spec.orderBy().stream()
            .allMatch(c -> Objects.equals(get(a, c.columnName()), get(b, c.columnName())));
  }

  private int start(int row) {
    int at = row;
    while (at > 0 && samePartition(at - 1, row)) {
      at--;
    }
    return at;
  }

  private int end(int row) {
    int at = row + 1;
    while (at < rows.size() && samePartition(at, row)) {
      at++;
    }
    return at;
  }

  private int peerStart(int row) {
    int at = row;
    while (at > 0 && arePeers(at - 1, row)) {
      at--;
    }
    return at;
  }

  private int peerEnd(int row) {
    int at = row + 1;
    while (at < rows.size() && arePeers(at, row)) {
      at++;
    }
    return at;
  }

  private Object value(WindowCall call, int row) {
    int start = start(row);
    int end = end(row);
    int size = end - start;
    Object n = call.function().parameters().get("n");
    int number = n == null ? 1 : ((Long) n).intValue();
    return switch (call.function().function()) {
      case "row_number" -> (long) row - start + 1;
      case "rank" -> (long) peerStart(row) - start + 1;
      case "dense_rank" -> denseRank(start, row);
      case "percent_rank" -> size == 1 ? 0.0 : (double) (peerStart(row) - start) / (size - 1);
      case "cume_dist" -> (double) (peerEnd(row) - start) / size;
      case "ntile" -> tile(row - start, size, number);
      case "lag" -> shifted(call, row, -number, start, end);
      case "lead" -> shifted(call, row, number, start, end);
      default -> overFrame(call, frame(call.frame(), row, start, end), number);
    };
  }

  private long denseRank(int start, int row) {
    long rank = 1;
    for (int i = start + 1; i <= row; i++) {
      rank += arePeers(i - 1, i) ? 0 : 1;
    }
    return rank;
  }

  private static long tile(int row, int size, int tiles) {
    long tile = 1;
    int left = row;
    while (true) {
      int width = size / tiles + (tile <= size % tiles ? 1 : 0);
      if (left < width) {
        return tile;
      }
      left -= width;
      tile++;
    }
  }

  private Object shifted(WindowCall call, int row, int distance, int start, int end) {
    String input = call.function().inputs().get(0);
    int at = row;
    int left = Math.abs(distance);
    while (left > 0) {
      at += Integer.signum(distance);
      if (at < start || at >= end) {
        return call.function().inputs().size() > 1
            ? get(row, call.function().inputs().get(1))
            : null;
      }
      left -= call.ignoreNulls() && get(at, input) == null ? 0 : 1;
    }
    return get(at, input);
  }

  private List<Integer> frame(WindowFrame frame, int row, int start, int end) {
    List<Integer> inside = new ArrayList<>();
    for (int other = start; other < end; other++) {
      boolean isIn =
          isBehind(frame.unit(), frame.start(), row, other)
              && isBefore(frame.unit(), frame.end(), row, other);
      boolean isOut =
          switch (frame.exclusion()) {
            case NONE -> false;
            case CURRENT_ROW -> other == row;
            case GROUP -> arePeers(row, other);
            case TIES -> other != row && arePeers(row, other);
          };
      if (isIn && !isOut) {
        inside.add(other);
      }
    }
    return inside;
  }

  private boolean isBehind(Unit unit, Bound bound, int row, int other) {
    if (bound.isUnbounded()) {
      return bound.side() == Side.PRECEDING;
    }
    if (unit == Unit.ROWS) {
      return other >= row + distance(bound);
    }
    if (bound.side() == Side.CURRENT_ROW || get(row, bound.target()) == null) {
      return other >= peerStart(row);
    }
    return order(other, row, bound) >= 0;
  }

  private boolean isBefore(Unit unit, Bound bound, int row, int other) {
    if (bound.isUnbounded()) {
      return bound.side() == Side.FOLLOWING;
    }
    if (unit == Unit.ROWS) {
      return other <= row + distance(bound);
    }
    if (bound.side() == Side.CURRENT_ROW || get(row, bound.target()) == null) {
      return other < peerEnd(row);
    }
    return order(other, row, bound) <= 0;
  }

  private static long distance(Bound bound) {
    long rows = bound.rows() == null ? 0 : bound.rows();
    return bound.side() == Side.PRECEDING ? -rows : rows;
  }

  /** Order of a row's key and the target of another row, in the direction of the order. */
  private int order(int other, int row, Bound bound) {
    boolean isDescending = spec.orderBy().get(0).order() == KeyOrder.DESCENDING;
    boolean nullsFirst = isDescending == spec.orderBy().get(0).nullsHighest();
    Number key = (Number) get(other, spec.orderBy().get(0).columnName());
    if (key == null) {
      return nullsFirst ? -1 : 1;
    }
    Number target = (Number) get(row, bound.target());
    int order =
        key instanceof Long
            ? Long.compare(key.longValue(), target.longValue())
            : Double.compare(key.doubleValue(), target.doubleValue());
    return isDescending ? -order : order;
  }

  private Object overFrame(WindowCall call, List<Integer> frame, int number) {
    List<String> inputs = call.function().inputs();
    List<Object> values = new ArrayList<>();
    for (int row : frame) {
      values.add(inputs.isEmpty() ? (Object) 1L : get(row, inputs.get(0)));
    }
    String function = call.function().function();
    if (function.endsWith("_value") && !function.equals("any_value")) {
      if (call.ignoreNulls()) {
        values.removeIf(Objects::isNull);
      }
      int at =
          function.equals("first_value")
              ? 0
              : function.equals("last_value") ? values.size() - 1 : number - 1;
      return at >= 0 && at < values.size() ? values.get(at) : null;
    }
    values.removeIf(Objects::isNull);
    if (function.equals("count")) {
      return (long) values.size();
    }
    return values.isEmpty() ? null : aggregate(call, values);
  }

  private static Object aggregate(WindowCall call, List<Object> values) {
    boolean isLong = call.function().outputType() == ScalarType.LONG;
    return switch (call.function().function()) {
      case "sum" ->
          isLong
              ? (Object) values.stream().mapToLong(v -> (Long) v).sum()
              : (Object) values.stream().mapToDouble(v -> ((Number) v).doubleValue()).sum();
      case "min" -> values.stream().min(NaiveWindow::compare).orElseThrow();
      case "max" -> values.stream().max(NaiveWindow::compare).orElseThrow();
      case "approx_count_distinct" -> values.stream().distinct().count();
      default -> throw new IllegalArgumentException(call.function().function());
    };
  }

  @SuppressWarnings("unchecked") // the values of a column are of one class
  private static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }
}
