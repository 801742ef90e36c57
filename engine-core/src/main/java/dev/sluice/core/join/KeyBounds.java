package dev.sluice.core.join;

/** Least and greatest value of a key of a build side; least above greatest if there is none. */
public record KeyBounds(long least, long greatest) {
  /** Whether no row can find a partner. */
  public boolean isEmpty() {
    return least > greatest;
  }
}
