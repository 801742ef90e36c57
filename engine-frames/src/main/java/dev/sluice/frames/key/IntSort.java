package dev.sluice.frames.key;

/** Stable merge sort of {@code int}s that stand for something else, such as rows or codes. */
public final class IntSort {
  private static final int SHORT = 12;

  private IntSort() {}

  /** Order of what two numbers stand for. */
  @FunctionalInterface
  public interface Order {
    int compare(int a, int b);
  }

  /**
   * Sorts {@code values[from .. to)}.
   *
   * @param scratch as long as {@code values}; its content at the same places is lost
   */
  public static void sort(int[] values, int from, int to, int[] scratch, Order order) {
    if (to - from <= SHORT) {
      insert(values, from, to, order);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(values, from, middle, scratch, order);
    sort(values, middle, to, scratch, order);
    if (order.compare(values[middle - 1], values[middle]) <= 0) {
      return;
    }
    System.arraycopy(values, from, scratch, from, middle - from);
    int left = from;
    int right = middle;
    int at = from;
    while (left < middle && right < to) {
      values[at++] =
          order.compare(scratch[left], values[right]) <= 0 ? scratch[left++] : values[right++];
    }
    System.arraycopy(scratch, left, values, at, middle - left);
  }

  private static void insert(int[] values, int from, int to, Order order) {
    for (int i = from + 1; i < to; i++) {
      int value = values[i];
      int at = i;
      while (at > from && order.compare(values[at - 1], value) > 0) {
        values[at] = values[at - 1];
        at--;
      }
      values[at] = value;
    }
  }
}
