package dev.sluice.core.aggregate;

/**
 * Number of different values from the registers of a HyperLogLog sketch, by the estimator of O.
 * Ertl ("New cardinality estimation algorithms for HyperLogLog sketches", 2017), which has no bias
 * that tables would have to correct, over the whole range.
 */
final class HllEstimate {
  private static final int MAX_COUNTER = 63;
  private static final double ALPHA = 0.5 / Math.log(2);

  private HllEstimate() {}

  static double of(byte[] registers) {
    int[] histogram = new int[MAX_COUNTER + 1];
    for (byte counter : registers) {
      histogram[counter]++;
    }
    double m = registers.length;
    double z = m * saturated(1 - histogram[MAX_COUNTER] / m);
    for (int k = MAX_COUNTER - 1; k >= 1; k--) {
      z = 0.5 * (z + histogram[k]);
    }
    z += m * untouched(histogram[0] / m);
    return ALPHA * m * m / z;
  }

  /** Share of the sum that untouched registers have. */
  private static double untouched(double share) {
    if (share == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double x = share;
    double weight = 1;
    double sum = x;
    double last;
    do {
      x *= x;
      last = sum;
      sum += x * weight;
      weight += weight;
    } while (sum != last);
    return sum;
  }

  /** Share of the sum that registers at their maximum have. */
  private static double saturated(double share) {
    if (share == 0 || share == 1) {
      return 0;
    }
    double x = share;
    double weight = 1;
    double sum = 1 - x;
    double last;
    do {
      x = Math.sqrt(x);
      last = sum;
      weight *= 0.5;
      sum -= (1 - x) * (1 - x) * weight;
    } while (sum != last);
    return sum / 3;
  }
}
