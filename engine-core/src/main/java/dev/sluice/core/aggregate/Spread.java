package dev.sluice.core.aggregate;

/** How far values lie apart, from their number and the squares of their distances to the mean. */
enum Spread {
  VAR_POP(false, false),
  VAR_SAMP(true, false),
  STDDEV_POP(false, true),
  STDDEV_SAMP(true, true);

  private final boolean isSample;
  private final boolean isRoot;

  Spread(boolean isSample, boolean isRoot) {
    this.isSample = isSample;
    this.isRoot = isRoot;
  }

  /** The measure of at least one value; 0 for the sample of a single one. */
  double of(double count, double squares) {
    double variance = isSample ? (count == 1 ? 0 : squares / (count - 1)) : squares / count;
    return isRoot ? Math.sqrt(variance) : variance;
  }
}
