package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.kernel.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * The doubles from low to high, both included, or all others, to which NaN belongs. What is greater
 * than a number is therefore what does not lie at or below it.
 */
record DoubleRange(double low, double high, boolean outside) {
  /** The values that compare to a number other than NaN in this way. */
  static DoubleRange of(Comparison comparison, double value) {
    return switch (comparison) {
      case EQUAL -> new DoubleRange(value, value, false);
      case NOT_EQUAL -> new DoubleRange(value, value, true);
      case LESS -> belowOnly(value);
      case LESS_OR_EQUAL -> new DoubleRange(Double.NEGATIVE_INFINITY, value, false);
      case GREATER -> new DoubleRange(Double.NEGATIVE_INFINITY, value, true);
      case GREATER_OR_EQUAL -> belowOnly(value).complement();
    };
  }

  private static DoubleRange belowOnly(double value) {
    return value == Double.NEGATIVE_INFINITY
        ? new DoubleRange(1, 0, false)
        : new DoubleRange(Double.NEGATIVE_INFINITY, Math.nextDown(value), false);
  }

  private DoubleRange complement() {
    return new DoubleRange(low, high, !outside);
  }

  private boolean isLowerBound() {
    return outside && low == Double.NEGATIVE_INFINITY;
  }

  /** What lies in both, or null if that is no range. */
  @Nullable DoubleRange intersect(DoubleRange other) {
    if (!outside && !other.outside) {
      return new DoubleRange(Math.max(low, other.low), Math.min(high, other.high), false);
    }
    if (!outside && other.isLowerBound()) {
      return new DoubleRange(Math.max(low, Math.nextUp(other.high)), high, false);
    }
    if (isLowerBound() && !other.outside) {
      return other.intersect(this);
    }
    if (isLowerBound() && other.isLowerBound()) {
      return new DoubleRange(low, Math.max(high, other.high), true);
    }
    return null;
  }
}
