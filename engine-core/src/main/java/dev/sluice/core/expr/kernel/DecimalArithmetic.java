package dev.sluice.core.expr.kernel;

/** Arithmetic on longs that tells whether a result did not fit. */
public final class DecimalArithmetic {
  private DecimalArithmetic() {}

  /** One operation on values in the same row. */
  @FunctionalInterface
  public interface Loop {
    /** Fills {@code out}, and answers whether a result of any row, also of a null one, is wrong. */
    boolean run(long[] left, long[] right, long[] out, int size);
  }

  public static boolean add(long[] left, long[] right, long[] out, int size) {
    long bad = 0;
    for (int i = 0; i < size; i++) {
      long sum = left[i] + right[i];
      bad |= (left[i] ^ sum) & (right[i] ^ sum);
      out[i] = sum;
    }
    return bad < 0;
  }

  public static boolean subtract(long[] left, long[] right, long[] out, int size) {
    long bad = 0;
    for (int i = 0; i < size; i++) {
      long difference = left[i] - right[i];
      bad |= (left[i] ^ right[i]) & (left[i] ^ difference);
      out[i] = difference;
    }
    return bad < 0;
  }

  public static boolean multiply(long[] left, long[] right, long[] out, int size) {
    long bad = 0;
    for (int i = 0; i < size; i++) {
      long product = left[i] * right[i];
      bad |= Math.multiplyHigh(left[i], right[i]) ^ product >> 63;
      out[i] = product;
    }
    return bad != 0;
  }
}
