package dev.sluice.core.join;

import dev.sluice.core.group.Mix;

/**
 * A set of words in one bit or a few of them for each: of words that lie close together it is
 * exact, of others a blocked Bloom filter, in which a word asks one place. Never denies a word that
 * was added. Any number of threads ask once nothing is added any more.
 */
final class KeyBits {
  private static final long SMALL_RANGE = 1 << 16;

  /** Bits that a word may cost in an exact set. */
  private static final long MAX_BITS_PER_WORD = 32;

  /** Words of a Bloom filter that share a place of 64 bits, at most. */
  private static final long WORDS_PER_PLACE = 4;

  private static final int MAX_PLACES = 1 << 26;

  private final long base;
  private final long range;
  private final boolean isExact;
  private final int shift;
  private final long[] bits;

  /**
   * Empty set.
   *
   * @param words that will be added, at most
   * @param least least of them, with its order; all words if they have none
   */
  KeyBits(long words, long least, long greatest) {
    base = least;
    range = greatest - least;
    isExact = isExact(words, range);
    int places = places(words, range);
    bits = new long[places];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
  }

  private static boolean isExact(long words, long range) {
    return range >= 0
        && range < Math.max(SMALL_RANGE, Math.min(MAX_BITS_PER_WORD * words, 64L * MAX_PLACES));
  }

  private static int places(long words, long range) {
    if (isExact(words, range)) {
      return (int) (range >>> 6) + 1;
    }
    long wanted = Math.min(MAX_PLACES, Math.max(2, words / WORDS_PER_PLACE));
    return Integer.highestOneBit((int) wanted - 1) << 1;
  }

  /** Bytes that a set would take. */
  static long sizeBytes(long words, long least, long greatest) {
    return 8L * places(words, greatest - least);
  }

  void add(long word) {
    if (isExact) {
      long at = word - base;
      bits[(int) (at >>> 6)] |= 1L << at;
    } else {
      long hash = Mix.next(KeyHash.SEED, word);
      bits[(int) (hash >>> shift)] |= mask(hash);
    }
  }

  /** Four bits of a place, by bits of the hash that do not tell the place. */
  private static long mask(long hash) {
    return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
  }

  /** Rows whose words may be in the set, ascending. Answers how many there are. */
  int select(long[] words, int count, int[] rows) {
    return isExact ? selectExact(words, count, rows) : selectHashed(words, count, rows);
  }

  private int selectExact(long[] words, int count, int[] rows) {
    long low = base;
    long width = range + Long.MIN_VALUE;
    int selected = 0;
    for (int i = 0; i < count; i++) {
      long at = words[i] - low;
      int inside = at + Long.MIN_VALUE <= width ? 1 : 0;
      long place = bits[inside == 0 ? 0 : (int) (at >>> 6)];
      rows[selected] = i;
      selected += inside & (int) (place >>> at);
    }
    return selected;
  }

  private int selectHashed(long[] words, int count, int[] rows) {
    int right = shift;
    int selected = 0;
    for (int i = 0; i < count; i++) {
      long hash = Mix.next(KeyHash.SEED, words[i]);
      long missing = mask(hash) & ~bits[(int) (hash >>> right)];
      rows[selected] = i;
      selected += missing == 0 ? 1 : 0;
    }
    return selected;
  }
}
