package dev.sluice.core.processors;

/**
 * Places of rows in the whole input of a stage: first by input, then by part (file, segment or
 * partition), then by position within the part. Where a number exceeds its bits, rows of different
 * parts get places that overlap, which no answer depends on.
 */
final class Ordinals {
  private static final int POSITION_BITS = 38;
  private static final int PART_BITS = 20;

  private Ordinals() {}

  static long of(int input, int part, long position) {
    return ((((long) input << PART_BITS) + part) << POSITION_BITS) + position;
  }
}
