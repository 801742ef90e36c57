package dev.sluice.core.join;

/**
 * Two columns of one type that must be equal.
 *
 * @param probe column of the probe side
 * @param build column of the build side
 * @param nulls what a NULL does
 */
public record JoinKey(String probe, String build, Nulls nulls) {

  /** What a NULL in a key does. */
  public enum Nulls {
    /** Never equal: {@code =}. */
    DIFFER,
    /** Equal to NULL: {@code IS NOT DISTINCT FROM}. */
    MATCH,
    /** Makes the condition NULL, which a MARK join tells from FALSE: {@code IN}. */
    UNKNOWN
  }
}
