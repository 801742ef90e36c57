package dev.sluice.core.aggregate;

/**
 * Picks from sorted values.
 *
 * @param kind how
 * @param fraction share of the values that lie below, 0 to 1
 * @param descending whether values are sorted from the greatest
 */
record NumberChoice(Kind kind, double fraction, boolean descending) {
  /** Ways to pick. */
  enum Kind {
    /** Between neighbours, in proportion. */
    CONTINUOUS,
    /** The first value that at least the fraction of all values does not exceed. */
    DISCRETE,
    /** The most frequent value, the least of several. */
    MODE
  }

  /** Where the discrete value stands among so many. */
  int position(int count) {
    int at = Math.max(0, (int) Math.ceil(fraction * count) - 1);
    return descending ? count - 1 - at : at;
  }

  /** The value between neighbours of at least one value. */
  double between(double[] sorted, int count) {
    double share = descending ? 1 - fraction : fraction;
    double place = share * (count - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    double rest = place - below;
    return below == above ? sorted[below] : sorted[below] * (1 - rest) + sorted[above] * rest;
  }

  /** Where the most frequent value stands. */
  static int mostFrequent(long[] sorted, int count) {
    int best = 0;
    int bestLength = 0;
    int start = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || sorted[i] != sorted[start]) {
        if (i - start > bestLength) {
          bestLength = i - start;
          best = start;
        }
        start = i;
      }
    }
    return best;
  }
}
