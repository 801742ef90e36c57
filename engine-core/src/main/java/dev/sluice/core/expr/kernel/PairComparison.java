package dev.sluice.core.expr.kernel;

/** Comparison of two columns row by row, as 1 and 0. */
public final class PairComparison {
  private PairComparison() {}

  public static void compare(
      Comparison comparison, long[] left, long[] right, int size, long[] out) {
    switch (comparison) {
      case EQUAL -> equal(left, right, size, 0, out);
      case NOT_EQUAL -> equal(left, right, size, 1, out);
      case LESS -> less(left, right, size, 0, out);
      case GREATER_OR_EQUAL -> less(left, right, size, 1, out);
      case GREATER -> less(right, left, size, 0, out);
      case LESS_OR_EQUAL -> less(right, left, size, 1, out);
    }
  }

  public static void compare(
      Comparison comparison, double[] left, double[] right, int size, long[] out) {
    switch (comparison) {
      case EQUAL -> equal(left, right, size, 0, out);
      case NOT_EQUAL -> equal(left, right, size, 1, out);
      case LESS -> less(left, right, size, 0, out);
      case GREATER_OR_EQUAL -> less(left, right, size, 1, out);
      case GREATER -> less(right, left, size, 0, out);
      case LESS_OR_EQUAL -> less(right, left, size, 1, out);
    }
  }

  private static void equal(long[] left, long[] right, int size, int flip, long[] out) {
    for (int i = 0; i < size; i++) {
      out[i] = (left[i] == right[i] ? 1 : 0) ^ flip;
    }
  }

  private static void less(long[] left, long[] right, int size, int flip, long[] out) {
    for (int i = 0; i < size; i++) {
      out[i] = (left[i] < right[i] ? 1 : 0) ^ flip;
    }
  }

  private static void equal(double[] left, double[] right, int size, int flip, long[] out) {
    for (int i = 0; i < size; i++) {
      double a = left[i];
      double b = right[i];
      int bothNaN = (isNaN(a) ? 1 : 0) & (isNaN(b) ? 1 : 0);
      out[i] = ((a == b ? 1 : 0) | bothNaN) ^ flip;
    }
  }

  private static void less(double[] left, double[] right, int size, int flip, long[] out) {
    for (int i = 0; i < size; i++) {
      double a = left[i];
      double b = right[i];
      int onlyRightNaN = (isNaN(b) ? 1 : 0) & (isNaN(a) ? 0 : 1);
      out[i] = ((a < b ? 1 : 0) | onlyRightNaN) ^ flip;
    }
  }

  private static boolean isNaN(double value) {
    return Double.isNaN(value);
  }
}
