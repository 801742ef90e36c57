package dev.sluice.core.segment;

import dev.sluice.core.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a condition that bounds of columns can refute. Conservative: whatever it does not
 * understand may match. Immutable.
 */
public sealed interface RangeFilter
    permits RangeFilter.Always,
        RangeFilter.All,
        RangeFilter.Any,
        RangeFilter.Within,
        RangeFilter.NullCheck {
  /** Whether rows with these bounds may meet the condition. */
  boolean mayMatch(ColumnRanges ranges);

  /** Filter that rules nothing out. */
  static RangeFilter always() {
    return new Always();
  }

  /** What of the condition bounds can refute; null is no condition. */
  static RangeFilter of(@Nullable Expr condition) {
    return condition == null ? always() : RangeFilterTranslation.translate(condition);
  }

  static RangeFilter and(RangeFilter one, RangeFilter other) {
    return new All(List.of(one, other));
  }

  /** The column has a value in one of the ranges. */
  static RangeFilter within(String column, List<Bounds> ranges) {
    return new Within(column, ranges);
  }

  /**
   * Inclusive bounds; null is none. Values are {@link Long}, {@link Double} or {@link String}, as
   * in literals, or {@link java.math.BigDecimal} for exact decimals.
   */
  record Bounds(@Nullable Object low, @Nullable Object high) {}

  /** Rules nothing out. */
  record Always() implements RangeFilter {
    @Override
    public boolean mayMatch(ColumnRanges ranges) {
      return true;
    }
  }

  /** Every part must hold. */
  record All(List<RangeFilter> parts) implements RangeFilter {
    @Override
    public boolean mayMatch(ColumnRanges ranges) {
      return parts.stream().allMatch(part -> part.mayMatch(ranges));
    }
  }

  /** One part must hold. */
  record Any(List<RangeFilter> parts) implements RangeFilter {
    @Override
    public boolean mayMatch(ColumnRanges ranges) {
      return parts.stream().anyMatch(part -> part.mayMatch(ranges));
    }
  }

  /** The value lies in one of the ranges, and is not null. */
  record Within(String column, List<Bounds> bounds) implements RangeFilter {
    @Override
    public boolean mayMatch(ColumnRanges ranges) {
      ColumnRanges.ColumnRange range = ranges.range(column);
      if (range == null) {
        return true;
      }
      if (range.isAllNull()) {
        return false;
      }
      for (Bounds wanted : bounds) {
        if (BoundOrder.mayBeAtMost(range.min(), wanted.high())
            && BoundOrder.mayBeAtMost(wanted.low(), range.max())) {
          return true;
        }
      }
      return false;
    }
  }

  /** The value is null, or is not. */
  record NullCheck(String column, boolean wantsNull) implements RangeFilter {
    @Override
    public boolean mayMatch(ColumnRanges ranges) {
      ColumnRanges.ColumnRange range = ranges.range(column);
      if (range == null) {
        return true;
      }
      return wantsNull ? range.nullCount() > 0 : !range.isAllNull();
    }
  }
}
