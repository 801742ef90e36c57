package dev.sluice.core.segment;

import org.jspecify.annotations.Nullable;

/** Least and greatest of the values seen. */
final class LongBounds {
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;

  void add(long[] values, boolean @Nullable [] nulls, int from, int count) {
    long low = min;
    long high = max;
    if (nulls == null) {
      for (int i = from; i < from + count; i++) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
    } else {
      for (int i = from; i < from + count; i++) {
        if (!nulls[i]) {
          low = Math.min(low, values[i]);
          high = Math.max(high, values[i]);
        }
      }
    }
    min = low;
    max = high;
  }

  boolean isEmpty() {
    return min > max;
  }

  long min() {
    return min;
  }

  long max() {
    return max;
  }

  @Nullable Long minOrUnknown() {
    return isEmpty() ? null : (Long) min;
  }

  @Nullable Long maxOrUnknown() {
    return isEmpty() ? null : (Long) max;
  }

  void clear() {
    min = Long.MAX_VALUE;
    max = Long.MIN_VALUE;
  }
}
