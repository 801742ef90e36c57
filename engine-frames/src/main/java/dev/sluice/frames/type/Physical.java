package dev.sluice.frames.type;

/** The three forms in which a batch holds values. */
public enum Physical {
  /**
   * {@code long[]}: LONG, TIMESTAMP (ms since 1970 UTC), DATE (ms of UTC midnight), BOOLEAN (0, 1),
   * DECIMAL (units of its last digit).
   */
  LONG,
  /** {@code double[]}: DOUBLE, and FLOAT widened. */
  DOUBLE,
  /** Byte slices: STRING as UTF-8, arrays and complex values in their serialised form. */
  BYTES
}
