package dev.sluice.core.expr.kernel;

/**
 * Division of any long, rounding down, by a positive number that stays the same: a multiplication
 * and a shift instead of a division.
 */
public final class FixedDivisor {
  private final long divisor;
  private final long multiplier;
  private final int shift;

  public FixedDivisor(long divisor) {
    if (divisor <= 0) {
      throw new IllegalArgumentException("Divisor [" + divisor + "] is not positive");
    }
    this.divisor = divisor;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(divisor - 1);
    this.shift = Math.max(0, bits - 1);
    this.multiplier = divisor == 1 ? 0 : multiplier(divisor, bits);
  }

  /** Low 64 bits of {@code 2^(63 + bits) / divisor}, rounded up; the bit above them is not set. */
  private static long multiplier(long divisor, int bits) {
    long quotient = 0;
    long remainder = 1;
    for (int i = 0; i < 63 + bits; i++) {
      remainder <<= 1;
      quotient <<= 1;
      if (Long.compareUnsigned(remainder, divisor) >= 0) {
        remainder -= divisor;
        quotient |= 1;
      }
    }
    return remainder == 0 ? quotient : quotient + 1;
  }

  /** The quotient, rounded towards negative infinity. */
  public long floorDiv(long value) {
    if (divisor == 1) {
      return value;
    }
    long sign = value >> 63;
    long positive = value ^ sign;
    // The multiplier's top bit is set, so the signed product lacks one times the other factor.
    long high = Math.multiplyHigh(positive, multiplier) + positive;
    return high >>> shift ^ sign;
  }

  /** Multiples of the divisor, at or below the values, counted from an origin. */
  public void floor(long[] in, long origin, long[] out, int size) {
    if (divisor == 1) {
      System.arraycopy(in, 0, out, 0, size);
      return;
    }
    for (int i = 0; i < size; i++) {
      long value = in[i] - origin;
      long sign = value >> 63;
      long positive = value ^ sign;
      long high = Math.multiplyHigh(positive, multiplier) + positive;
      out[i] = (high >>> shift ^ sign) * divisor + origin;
    }
  }
}
