package dev.sluice.core.group;

/** Hashes of words. */
public final class Mix {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  private Mix() {}

  /** Slot of a table of {@code 2^(64 - shift)} slots. */
  public static int slot(long word, int shift) {
    return (int) (hash(word) >>> shift);
  }

  /** Hash of a word, whose upper bits are the better ones. */
  public static long hash(long word) {
    return (word ^ (word >>> 32)) * FACTOR;
  }

  /** Hash of a row of words, from the hash of those before. */
  public static long next(long hash, long word) {
    return Long.rotateLeft(hash ^ (word * FACTOR), 29) * FACTOR;
  }
}
