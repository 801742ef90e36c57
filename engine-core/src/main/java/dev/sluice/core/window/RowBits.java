package dev.sluice.core.window;

import java.util.Arrays;

/** One bit for each row from some position on. Grows at its end and shrinks at its begin. */
final class RowBits {
  /** Position of the first bit of the first word. */
  private long base;

  private long end;
  private long[] words = new long[16];

  /** Position behind the last bit. */
  long end() {
    return end;
  }

  private void reserve(int count) {
    long needed = (end + count - base + 63) >>> 6;
    if (needed > words.length) {
      words = Arrays.copyOf(words, Math.toIntExact(Math.max(needed, words.length * 2L)));
    }
  }

  void append(boolean[] flags, int count) {
    reserve(count);
    for (int i = 0; i < count; i++) {
      long at = end + i - base;
      words[(int) (at >>> 6)] |= flags[i] ? 1L << at : 0;
    }
    end += count;
  }

  /** Appends the opposite of the flags. */
  void appendUnless(boolean[] flags, int count) {
    reserve(count);
    for (int i = 0; i < count; i++) {
      long at = end + i - base;
      words[(int) (at >>> 6)] |= flags[i] ? 0 : 1L << at;
    }
    end += count;
  }

  void appendOnes(int count) {
    reserve(count);
    for (long at = end - base, to = at + count; at < to; ) {
      int taken = (int) Math.min(to - at, 64 - (at & 63));
      long ones = taken == 64 ? -1L : (1L << taken) - 1;
      words[(int) (at >>> 6)] |= ones << at;
      at += taken;
    }
    end += count;
  }

  boolean get(long position) {
    long at = position - base;
    return (words[(int) (at >>> 6)] >>> at & 1) != 0;
  }

  /** The first set bit at or behind a position; {@link #end} if there is none. */
  long next(long position) {
    if (position >= end) {
      return end;
    }
    long at = position - base;
    int word = (int) (at >>> 6);
    int last = (int) ((end - base - 1) >>> 6);
    long bits = words[word] & (-1L << at);
    while (bits == 0 && word < last) {
      bits = words[++word];
    }
    return bits == 0 ? end : base + ((long) word << 6) + Long.numberOfTrailingZeros(bits);
  }

  /**
   * The n-th set bit before a position, counted from 1; -1 if there are fewer.
   *
   * @param floor bits before it do not count
   */
  long previous(long position, long n, long floor) {
    long left = n;
    long at = position - base;
    while (at > floor - base) {
      int word = (int) ((at - 1) >>> 6);
      long start = (long) word << 6;
      long bits = words[word];
      if (at - start < 64) {
        bits &= (1L << (at - start)) - 1;
      }
      int ones = Long.bitCount(bits);
      if (ones >= left) {
        for (; left > 1; left--) {
          bits ^= Long.highestOneBit(bits);
        }
        long found = base + start + 63 - Long.numberOfLeadingZeros(bits);
        return found >= floor ? found : -1;
      }
      left -= ones;
      at = start;
    }
    return -1;
  }

  /**
   * The n-th set bit from a position on, counted from 1; -1 if there are fewer before the limit.
   */
  long following(long position, long n, long limit) {
    long at = position - 1;
    for (long left = n; left > 0; left--) {
      at = next(at + 1);
      if (at >= Math.min(limit, end)) {
        return -1;
      }
    }
    return at;
  }

  /** Bits before the position are not wanted any more. */
  void dropBelow(long position) {
    int dropped = (int) ((Math.min(position, end) - base) >>> 6);
    if (dropped > 64 && dropped > words.length / 2) {
      int kept = (int) ((end - base + 63) >>> 6) - dropped;
      System.arraycopy(words, dropped, words, 0, kept);
      Arrays.fill(words, kept, words.length, 0);
      base += (long) dropped << 6;
    }
  }

  long sizeBytes() {
    return 8L * words.length;
  }
}
