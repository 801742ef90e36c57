package dev.sluice.core.expr.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Rows whose value lies in or out of an inclusive range. Every comparison of numbers with a
 * constant is such a range.
 */
public final class RangeSelection {
  private RangeSelection() {}

  /**
   * Writes the chosen rows that are not null, ascending.
   *
   * @param rows has room for {@code size} rows
   * @return number of rows written
   */
  public static int inside(
      long[] values, boolean @Nullable [] nulls, int size, long low, long high, int[] rows) {
    if (low > high) {
      return 0;
    }
    // One comparison instead of two: values below the range wrap around to the top.
    long shift = low - Long.MIN_VALUE;
    long bound = high - shift;
    int count = 0;
    if (nulls == null) {
      for (int i = 0; i < size; i++) {
        rows[count] = i;
        count += values[i] - shift <= bound ? 1 : 0;
      }
      return count;
    }
    for (int i = 0; i < size; i++) {
      rows[count] = i;
      count += (values[i] - shift <= bound ? 1 : 0) & (nulls[i] ? 0 : 1);
    }
    return count;
  }

  /** As {@link #inside} for the rows out of the range. */
  public static int outside(
      long[] values, boolean @Nullable [] nulls, int size, long low, long high, int[] rows) {
    if (low > high) {
      return Selection.nonNull(nulls, size, rows);
    }
    long shift = low - Long.MIN_VALUE;
    long bound = high - shift;
    int count = 0;
    if (nulls == null) {
      for (int i = 0; i < size; i++) {
        rows[count] = i;
        count += values[i] - shift > bound ? 1 : 0;
      }
      return count;
    }
    for (int i = 0; i < size; i++) {
      rows[count] = i;
      count += (values[i] - shift > bound ? 1 : 0) & (nulls[i] ? 0 : 1);
    }
    return count;
  }

  /** As {@link #inside}; NaN lies in no range. */
  public static int inside(
      double[] values, boolean @Nullable [] nulls, int size, double low, double high, int[] rows) {
    int count = 0;
    if (nulls == null) {
      for (int i = 0; i < size; i++) {
        double value = values[i];
        rows[count] = i;
        count += (value >= low ? 1 : 0) & (value <= high ? 1 : 0);
      }
      return count;
    }
    for (int i = 0; i < size; i++) {
      double value = values[i];
      rows[count] = i;
      count += (value >= low ? 1 : 0) & (value <= high ? 1 : 0) & (nulls[i] ? 0 : 1);
    }
    return count;
  }

  /** As {@link #outside}; NaN lies out of every range. */
  public static int outside(
      double[] values, boolean @Nullable [] nulls, int size, double low, double high, int[] rows) {
    int count = 0;
    if (nulls == null) {
      for (int i = 0; i < size; i++) {
        double value = values[i];
        rows[count] = i;
        count += ((value >= low ? 1 : 0) & (value <= high ? 1 : 0)) ^ 1;
      }
      return count;
    }
    for (int i = 0; i < size; i++) {
      double value = values[i];
      rows[count] = i;
      count += (((value >= low ? 1 : 0) & (value <= high ? 1 : 0)) ^ 1) & (nulls[i] ? 0 : 1);
    }
    return count;
  }
}
