package dev.sluice.frames.key;

/** How a key column orders rows. NULL is the lowest value: first ascending, last descending. */
public enum KeyOrder {
  ASCENDING,
  DESCENDING,
  /** Rows are kept together by equal keys, and not sorted. */
  NONE
}
