package dev.sluice.core.aggregate;

/** What pairs (y, x) of numbers have in common. */
enum Association {
  COVAR_POP,
  COVAR_SAMP,
  CORR,
  REGR_COUNT,
  REGR_AVGX,
  REGR_AVGY,
  REGR_SXX,
  REGR_SYY,
  REGR_SXY,
  REGR_SLOPE,
  REGR_INTERCEPT,
  REGR_R2;

  /** Sums over pairs: number, means, squares of the distances to them, and their product. */
  record Sums(double count, double meanY, double meanX, double syy, double sxx, double sxy) {}

  /** Whether the measure has no value; REGR_COUNT always has one. */
  boolean isNull(Sums sums) {
    return switch (this) {
      case REGR_COUNT -> false;
      case COVAR_SAMP -> sums.count() < 2;
      case CORR -> sums.count() == 0 || sums.sxx() == 0 || sums.syy() == 0;
      case REGR_SLOPE, REGR_INTERCEPT, REGR_R2 -> sums.count() == 0 || sums.sxx() == 0;
      default -> sums.count() == 0;
    };
  }

  double of(Sums sums) {
    return switch (this) {
      case COVAR_POP -> sums.sxy() / sums.count();
      case COVAR_SAMP -> sums.sxy() / (sums.count() - 1);
      case CORR -> sums.sxy() / (Math.sqrt(sums.sxx()) * Math.sqrt(sums.syy()));
      case REGR_COUNT -> sums.count();
      case REGR_AVGX -> sums.meanX();
      case REGR_AVGY -> sums.meanY();
      case REGR_SXX -> sums.sxx();
      case REGR_SYY -> sums.syy();
      case REGR_SXY -> sums.sxy();
      case REGR_SLOPE -> sums.sxy() / sums.sxx();
      case REGR_INTERCEPT -> sums.meanY() - sums.sxy() / sums.sxx() * sums.meanX();
      case REGR_R2 -> sums.syy() == 0 ? 1 : sums.sxy() * sums.sxy() / (sums.sxx() * sums.syy());
    };
  }
}
