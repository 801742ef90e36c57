package dev.sluice.core.join;

/** Which rows come out of a join. */
public enum JoinKind {
  /** Each pair that meets the condition. */
  INNER,
  /** The pairs, and probe rows without a partner, with NULLs in the columns of the build side. */
  LEFT,
  /** The pairs, and build rows without a partner, with NULLs in the columns of the probe side. */
  RIGHT,
  /** The pairs, and the rows of both sides without a partner. */
  FULL,
  /** Probe rows with a partner, once each. */
  SEMI,
  /** Probe rows without a partner. */
  ANTI,
  /** Build rows with a partner, once each. */
  RIGHT_SEMI,
  /** Build rows without a partner. */
  RIGHT_ANTI,
  /**
   * Every probe row, with a BOOLEAN column: TRUE with a partner; NULL without one, if the condition
   * is NULL for some build row; else FALSE.
   */
  MARK;

  /** Whether the columns of the probe side come out. */
  public boolean givesProbe() {
    return this != RIGHT_SEMI && this != RIGHT_ANTI;
  }

  /** Whether the columns of the build side come out. */
  public boolean givesBuild() {
    return this != SEMI && this != ANTI && this != MARK;
  }

  /** Whether probe rows without a partner come out. */
  public boolean keepsProbe() {
    return this == LEFT || this == FULL || this == ANTI || this == MARK;
  }

  /** Whether it must be remembered which build rows had a partner. */
  public boolean marksBuild() {
    return this == RIGHT || this == FULL || this == RIGHT_SEMI || this == RIGHT_ANTI;
  }
}
