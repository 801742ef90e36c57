package dev.sluice.core.expr.kernel;

/** Arithmetic on longs that wraps around. */
public final class LongArithmetic {
  private LongArithmetic() {}

  public static void add(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] + right[i];
    }
  }

  public static void add(long[] left, long right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] + right;
    }
  }

  public static void subtract(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] - right[i];
    }
  }

  public static void subtract(long left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left - right[i];
    }
  }

  public static void multiply(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] * right[i];
    }
  }

  public static void multiply(long[] left, long right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] * right;
    }
  }

  /** Quotients towards zero; 0 where the divisor is 0. */
  public static void divide(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      long divisor = right[i];
      out[i] = divisor == 0 ? 0 : left[i] / divisor;
    }
  }

  /** Quotients towards zero by a divisor other than 0. */
  public static void divide(long[] left, long right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] / right;
    }
  }

  /** Remainders with the sign of the dividend; 0 where the divisor is 0. */
  public static void mod(long[] left, long[] right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      long divisor = right[i];
      out[i] = divisor == 0 ? 0 : left[i] % divisor;
    }
  }

  /** Remainders by a divisor other than 0. */
  public static void mod(long[] left, long right, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] % right;
    }
  }

  /** First position of a zero at or after {@code from}, or {@code size}. */
  public static int indexOfZero(long[] values, int from, int size) {
    int i = from;
    while (i < size && values[i] != 0) {
      i++;
    }
    return i;
  }
}
