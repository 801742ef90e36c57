package dev.sluice.core.join;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of each run of a build side in the order of one of their numbers, NULLs last, so that
 * those in a range lie together. Immutable once made; any number of threads search.
 */
final class SortedRuns {
  private final List<RangeCondition.Bound> bounds;
  private final int[] order;
  private final long[] values;

  /** Whether the value at a place is NULL; null if none is. */
  private final boolean @Nullable [] nulls;

  private SortedRuns(
      List<RangeCondition.Bound> bounds, int[] order, long[] values, boolean @Nullable [] nulls) {
    this.bounds = bounds;
    this.order = order;
    this.values = values;
    this.nulls = nulls;
  }

  /**
   * Sorts the rows of each run.
   *
   * @param column by which; read at the places of the index
   * @param check called now and then; may throw to give up
   */
  static SortedRuns of(
      RangeCondition range, KeyIndex index, StoredColumn.Longs column, Runnable check) {
    int places = index.start(index.runCount());
    int[] order = new int[places];
    for (int at = 0; at < places; at++) {
      order[at] = index.row(at);
    }
    boolean[] missing = column.nulls();
    int[] spare = new int[places];
    for (int run = 0; run < index.runCount(); run++) {
      if ((run & 0xfff) == 0) {
        check.run();
      }
      sort(order, index.start(run), index.start(run + 1), column.values(), missing, spare, check);
    }
    long[] values = new long[places];
    boolean[] nulls = missing == null ? null : new boolean[places];
    for (int at = 0; at < places; at++) {
      values[at] = column.values()[order[at]];
      if (nulls != null && missing != null) {
        nulls[at] = missing[order[at]];
      }
    }
    return new SortedRuns(range.bounds(), order, values, nulls);
  }

  /** Sorts a run: ever longer neighbours are merged. */
  private static void sort(
      int[] order,
      int start,
      int end,
      long[] values,
      boolean @Nullable [] nulls,
      int[] spare,
      Runnable check) {
    for (long width = 1; width < end - start; width *= 2) {
      check.run();
      for (long from = start; from + width < end; from += 2 * width) {
        int middle = (int) (from + width);
        int until = (int) Math.min(end, from + 2 * width);
        if (isBefore(order[middle], order[middle - 1], values, nulls)) {
          merge(order, (int) from, middle, until, values, nulls, spare);
        }
      }
    }
  }

  private static void merge(
      int[] order,
      int from,
      int middle,
      int until,
      long[] values,
      boolean @Nullable [] nulls,
      int[] spare) {
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      boolean takesRight = right < until && isBefore(order[right], spare[left], values, nulls);
      order[at] = takesRight ? order[right++] : spare[left++];
    }
  }

  private static boolean isBefore(int a, int b, long[] values, boolean @Nullable [] nulls) {
    if (nulls != null && (nulls[a] || nulls[b])) {
      return !nulls[a] && nulls[b];
    }
    return values[a] < values[b];
  }

  /** Rows by place. */
  int[] order() {
    return order;
  }

  List<RangeCondition.Bound> bounds() {
    return bounds;
  }

  /** First place of those from a start to an end whose value is above a bound, or equal to it. */
  int above(int start, int end, long bound, boolean orEqual) {
    int low = start;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean isAbove =
          (nulls != null && nulls[middle])
              || values[middle] > bound
              || (orEqual && values[middle] == bound);
      if (isAbove) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** First place whose value is NULL. */
  int known(int start, int end) {
    boolean[] missing = nulls;
    if (missing == null || start == end || !missing[end - 1]) {
      return end;
    }
    int low = start;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (missing[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  long sizeBytes() {
    return 12L * order.length + (nulls == null ? 0 : nulls.length);
  }
}
