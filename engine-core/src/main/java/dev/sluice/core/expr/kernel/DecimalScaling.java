package dev.sluice.core.expr.kernel;

/**
 * Powers of ten, and how values that count units of one become values that count units of another.
 */
public final class DecimalScaling {
  /** The highest power of ten that a long holds. */
  public static final int MAX_POWER = 18;

  private static final long[] POWERS = new long[MAX_POWER + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= MAX_POWER; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private DecimalScaling() {}

  /** Ten to a power of 0 to {@link #MAX_POWER}. */
  public static long power(int exponent) {
    return POWERS[exponent];
  }

  /** The largest value of so many digits; the largest long for more than {@link #MAX_POWER}. */
  public static long largest(int digits) {
    return digits > MAX_POWER ? Long.MAX_VALUE : POWERS[digits] - 1;
  }

  /**
   * Multiplies by ten to a power of at least 0.
   *
   * @param largest magnitude of the largest product that is allowed
   * @param bad where the product is not allowed, true is written
   * @return whether any was
   */
  public static boolean up(
      long[] in, int power, long largest, long[] out, boolean[] bad, int size) {
    long factor = power > MAX_POWER ? Long.MAX_VALUE : POWERS[power];
    long limit = largest / factor;
    boolean any = false;
    for (int i = 0; i < size; i++) {
      long value = in[i];
      boolean over = value > limit || value < -limit;
      out[i] = value * factor;
      bad[i] = over;
      any |= over;
    }
    return any;
  }

  /** Divides by ten to a power of at least 1, halves away from zero. */
  public static boolean down(
      long[] in, int power, long largest, long[] out, boolean[] bad, int size) {
    boolean any = false;
    for (int i = 0; i < size; i++) {
      long value = power > MAX_POWER ? 0 : halfUp(in[i], POWERS[power]);
      boolean over = value > largest || value < -largest;
      out[i] = value;
      bad[i] = over;
      any |= over;
    }
    return any;
  }

  /** Quotient rounded to the nearest, halves away from zero. */
  public static long halfUp(long value, long divisor) {
    long quotient = value / divisor;
    long rest = Math.abs(value - quotient * divisor);
    return rest >= divisor - rest ? quotient + (value < 0 ? -1 : 1) : quotient;
  }
}
