package dev.sluice.core.segment;

import org.jspecify.annotations.Nullable;

/** Least and greatest of the values seen; unknown as soon as one of them is not a number. */
final class DoubleBounds {
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private boolean any;

  void add(double[] values, boolean @Nullable [] nulls, int from, int count) {
    double low = min;
    double high = max;
    boolean found = any;
    for (int i = from; i < from + count; i++) {
      if (nulls == null || !nulls[i]) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
        found = true;
      }
    }
    min = low;
    max = high;
    any = found;
  }

  void addAll(DoubleBounds other) {
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    any |= other.any;
  }

  @Nullable Double minOrUnknown() {
    return any && !Double.isNaN(min) ? (Double) min : null;
  }

  @Nullable Double maxOrUnknown() {
    return any && !Double.isNaN(max) ? (Double) max : null;
  }

  void clear() {
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
    any = false;
  }
}
