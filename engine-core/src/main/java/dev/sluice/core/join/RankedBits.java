package dev.sluice.core.join;

/**
 * Numbers of words within a range, in ascending order of the words: one bit for each value of the
 * range, and how many bits are set before each 64 of them. Most words that are not there are told
 * so by a bit that lies in the caches, where a hash table would not.
 */
final class RankedBits implements WordLookup {
  private final long least;
  private final long range;

  /**
   * For each 64 values their bits, then the number of bits set before them; two zeros at the end.
   */
  private final long[] cells;

  private int size;

  /**
   * No words yet.
   *
   * @param range distance of the largest word from the least, below 2^35
   */
  RankedBits(long least, long range) {
    this.least = least;
    this.range = range;
    cells = new long[2 * (Math.toIntExact(range >>> 6) + 2)];
  }

  /** Bytes for such a range. */
  static long sizeBytes(long range) {
    return 16 * ((range >>> 6) + 2);
  }

  void add(long word) {
    long at = word - least;
    cells[(int) (at >>> 6) << 1] |= 1L << at;
  }

  /** To be called after the last word, and before the first is looked for. */
  void rank() {
    long before = 0;
    for (int cell = 0; cell < cells.length; cell += 2) {
      cells[cell + 1] = before;
      before += Long.bitCount(cells[cell]);
    }
    size = Math.toIntExact(before);
  }

  int size() {
    return size;
  }

  @Override
  public void find(long[] words, int count, int[] out) {
    long[] table = cells;
    long base = least;
    long last = range;
    int nowhere = table.length - 2;
    for (int i = 0; i < count; i++) {
      long at = words[i] - base;
      int cell = at >= 0 && at <= last ? (int) (at >>> 6) << 1 : nowhere;
      long bits = table[cell];
      int number = (int) table[cell + 1] + Long.bitCount(bits & ((1L << at) - 1));
      out[i] = number | ((int) ((bits >>> at) & 1) - 1);
    }
  }

  @Override
  public long sizeBytes() {
    return 8L * cells.length;
  }
}
