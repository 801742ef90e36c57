package dev.sluice.core.expr.kernel;

/** Arithmetic on doubles by IEEE 754. */
public final class DoubleArithmetic {
  private DoubleArithmetic() {}

  public static void add(double[] left, double[] right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] + right[i];
    }
  }

  public static void add(double[] left, double right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] + right;
    }
  }

  public static void subtract(double[] left, double[] right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] - right[i];
    }
  }

  public static void subtract(double[] left, double right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] - right;
    }
  }

  public static void subtract(double left, double[] right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left - right[i];
    }
  }

  public static void multiply(double[] left, double[] right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] * right[i];
    }
  }

  public static void multiply(double[] left, double right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] * right;
    }
  }

  public static void divide(double[] left, double[] right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] / right[i];
    }
  }

  public static void divide(double[] left, double right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] / right;
    }
  }

  public static void divide(double left, double[] right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left / right[i];
    }
  }

  public static void mod(double[] left, double[] right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] % right[i];
    }
  }

  public static void mod(double[] left, double right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left[i] % right;
    }
  }

  public static void mod(double left, double[] right, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = left % right[i];
    }
  }

  public static void negate(double[] values, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = -values[i];
    }
  }

  /** Widens longs. */
  public static void widen(long[] values, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = values[i];
    }
  }

  /** Cuts fractions; NaN becomes 0, values out of range the nearest long. */
  public static void truncate(double[] values, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = (long) values[i];
    }
  }
}
