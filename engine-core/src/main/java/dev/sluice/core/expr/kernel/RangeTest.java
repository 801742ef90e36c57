package dev.sluice.core.expr.kernel;

/** Whether values lie in an inclusive range, as 1 and 0. */
public final class RangeTest {
  private RangeTest() {}

  /**
   * Writes {@code in} for values in the range, {@code 1 - in} for others.
   *
   * @param in 0 or 1
   */
  public static void test(long[] values, int size, long low, long high, int in, long[] out) {
    int flip = in ^ 1;
    if (low > high) {
      java.util.Arrays.fill(out, 0, size, flip);
      return;
    }
    long shift = low - Long.MIN_VALUE;
    long bound = high - shift;
    for (int i = 0; i < size; i++) {
      out[i] = (values[i] - shift <= bound ? 1 : 0) ^ flip;
    }
  }

  /** As the form for longs; NaN lies in no range. */
  public static void test(double[] values, int size, double low, double high, int in, long[] out) {
    int flip = in ^ 1;
    for (int i = 0; i < size; i++) {
      double value = values[i];
      out[i] = ((value >= low ? 1 : 0) & (value <= high ? 1 : 0)) ^ flip;
    }
  }
}
