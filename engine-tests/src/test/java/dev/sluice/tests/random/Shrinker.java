package dev.sluice.tests.random;

/** Makes a failing statement smaller while it fails in the same way. */
final class Shrinker {
  private static final int MOST_TRIALS = 1_500;

  private final Trial trial;

  Shrinker(Trial trial) {
    this.trial = trial;
  }

  Piece shrink(Piece failing, Trial.Verdict verdict) {
    Piece smallest = failing;
    int trials = 0;
    boolean progress = true;
    while (progress && trials < MOST_TRIALS) {
      progress = false;
      for (Piece candidate : smallest.smaller()) {
        if (candidate.sql().length() >= smallest.sql().length()) {
          continue;
        }
        if (trials++ >= MOST_TRIALS) {
          break;
        }
        Trial.Verdict again = trial.judge(candidate.sql());
        if (again.isLike(verdict)) {
          smallest = candidate;
          progress = true;
          break;
        }
      }
    }
    return smallest;
  }
}
