package dev.sluice.frames.key;

/** How a key column orders rows; {@link KeyColumn} tells where NULL stands. */
public enum KeyOrder {
  ASCENDING,
  DESCENDING,
  /** Rows are kept together by equal keys, and not sorted. */
  NONE
}
