package dev.sluice.core.join;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.Physical;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition demands of one column of the build side that is kept as numbers: that it lies
 * above or below columns of the probe side.
 *
 * @param column position of the column among those that the join gives
 */
record RangeCondition(int column, List<Bound> bounds) {
  RangeCondition {
    bounds = List.copyOf(bounds);
  }

  /**
   * One end of the range.
   *
   * @param probe column of the probe side
   * @param isUpper whether the build column lies below it
   * @param isInclusive whether it may be equal
   */
  record Bound(String probe, boolean isUpper, boolean isInclusive) {}

  /**
   * The range that narrows the candidates of a join most, or null if there is none, or if it
   * matters which pairs leave the condition undecided.
   */
  static @Nullable RangeCondition of(JoinSpec spec) {
    if (spec.condition() == null || spec.kind() == JoinKind.MARK) {
      return null;
    }
    Map<Integer, List<Bound>> found = new LinkedHashMap<>();
    collect(spec.condition(), spec, found);
    RangeCondition best = null;
    for (Map.Entry<Integer, List<Bound>> each : found.entrySet()) {
      RangeCondition range = new RangeCondition(each.getKey(), each.getValue());
      if (best == null || range.ends() > best.ends()) {
        best = range;
      }
    }
    return best;
  }

  private long ends() {
    return bounds.stream().map(Bound::isUpper).distinct().count();
  }

  private static void collect(Expr expr, JoinSpec spec, Map<Integer, List<Bound>> found) {
    if (!(expr instanceof Expr.Call call)) {
      return;
    }
    if (call.function().equals("and")) {
      call.arguments().forEach(argument -> collect(argument, spec, found));
      return;
    }
    boolean isLess = call.function().startsWith("less_than");
    if (!isLess && !call.function().startsWith("greater_than")) {
      return;
    }
    if (call.arguments().size() == 2
        && call.arguments().get(0) instanceof Expr.Reference left
        && call.arguments().get(1) instanceof Expr.Reference right
        && left.type().equals(right.type())
        && left.type().physical() == Physical.LONG) {
      int leftAt = build(left, spec);
      int rightAt = build(right, spec);
      boolean isInclusive = call.function().endsWith("_or_equal");
      if (leftAt >= 0 && rightAt < 0) {
        add(found, leftAt, new Bound(right.column(), isLess, isInclusive));
      } else if (leftAt < 0 && rightAt >= 0) {
        add(found, rightAt, new Bound(left.column(), !isLess, isInclusive));
      }
    }
  }

  private static void add(Map<Integer, List<Bound>> found, int column, Bound bound) {
    found.computeIfAbsent(column, none -> new ArrayList<>()).add(bound);
  }

  private static int build(Expr.Reference reference, JoinSpec spec) {
    for (int c = 0; c < spec.columns().size(); c++) {
      if (spec.columns().get(c).name().equals(reference.column())) {
        return c;
      }
    }
    return -1;
  }
}
