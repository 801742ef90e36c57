package dev.sluice.core.expr.numeric;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding to decimal digits, of numbers as they are written in decimal. */
enum DigitRounding {
  HALF_UP(RoundingMode.HALF_UP),
  DOWN(RoundingMode.DOWN);

  /** Digits beyond these change no double. */
  private static final int MAX_PLACES = 400;

  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private static final int MAX_LONG_PLACES = 18;

  /** A fraction this close to where the rounding turns is decided in decimal. */
  private static final double DOUBT = 1e-4;

  private final RoundingMode mode;

  DigitRounding(RoundingMode mode) {
    this.mode = mode;
  }

  static int places(long digits) {
    return (int) Math.max(-MAX_PLACES, Math.min(MAX_PLACES, digits));
  }

  /** Rounds integers to a negative number of places. */
  void apply(long[] in, int places, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = apply(in[i], places);
    }
  }

  /** Rounds an integer. */
  long apply(long value, int places) {
    if (places >= 0) {
      return value;
    }
    if (-places > MAX_LONG_PLACES) {
      return 0;
    }
    long unit = (long) POWERS[Math.min(-places, 15)];
    for (int i = 15; i < -places; i++) {
      unit *= 10;
    }
    long rest = value % unit;
    boolean up = this == HALF_UP && Math.abs(rest) >= unit - Math.abs(rest);
    return value - rest + (up ? Long.signum(value) * unit : 0);
  }

  /** Rounds a double. */
  double apply(double value, int places) {
    return decimal(value, places);
  }

  /** Rounds doubles. */
  void apply(double[] in, int places, double[] out, int size) {
    if (places < 0 || places >= POWERS.length) {
      for (int i = 0; i < size; i++) {
        out[i] = decimal(in[i], places);
      }
      return;
    }
    double power = POWERS[places];
    for (int i = 0; i < size; i++) {
      double value = in[i];
      double scaled = Math.abs(value) * power;
      long whole = (long) scaled;
      double fraction = scaled - whole;
      double distance = Math.abs(fraction - turn(fraction));
      if (scaled < 1L << 40 && distance > DOUBT) {
        long rounded = whole + (this == HALF_UP && fraction > 0.5 ? 1 : 0);
        out[i] = Math.copySign(rounded / power, value);
      } else {
        out[i] = decimal(value, places);
      }
    }
  }

  /** Where a fraction tips over: at a half, or at a whole number. */
  private double turn(double fraction) {
    return this == HALF_UP ? 0.5 : fraction < 0.5 ? 0 : 1;
  }

  private double decimal(double value, int places) {
    if (Double.isNaN(value)) {
      return 0;
    }
    if (Double.isInfinite(value)) {
      return Math.copySign(Double.MAX_VALUE, value);
    }
    return BigDecimal.valueOf(value).setScale(places, mode).doubleValue();
  }
}
