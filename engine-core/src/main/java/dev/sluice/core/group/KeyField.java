package dev.sluice.core.group;

import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/**
 * Bits of a row of words that hold one key column.
 *
 * @param word position of the word
 * @param shift lowest bit
 * @param bits 64 for a word as it is; fewer for {@code value - base + 1}, and 0 for NULL
 * @param base least value that fits
 * @param nullWord word of the bit that says NULL, if the column takes a word and has NULLs; else -1
 * @param nullShift that bit
 */
record KeyField(int word, int shift, int bits, long base, int nullWord, int nullShift) {
  private static final int NO_NULLS = -1;

  static KeyField narrow(WordColumn column, int word, int shift, int bits) {
    long spare = (1L << bits) - 2 - (column.max() - column.min());
    long below = column.isCoded() ? 0 : spare / 4;
    long base = column.min() - below;
    return new KeyField(word, shift, bits, base <= column.min() ? base : column.min(), NO_NULLS, 0);
  }

  static KeyField wide(int word) {
    return new KeyField(word, 0, Long.SIZE, 0, NO_NULLS, 0);
  }

  static KeyField wide(int word, int nullWord, int nullShift) {
    return new KeyField(word, 0, Long.SIZE, 0, nullWord, nullShift);
  }

  private boolean isWide() {
    return bits == Long.SIZE;
  }

  boolean fits(WordColumn column) {
    if (isWide()) {
      return nullWord != NO_NULLS || !column.hasNulls();
    }
    long last = (1L << bits) - 2;
    return Long.compareUnsigned(column.min() - base, last) <= 0
        && Long.compareUnsigned(column.max() - base, last) <= 0;
  }

  /** Adds the column to rows whose bits here are 0. */
  void encode(long[] values, boolean @Nullable [] nulls, int count, long[][] rows) {
    long[] into = rows[word];
    if (isWide()) {
      encodeWide(values, nulls, count, rows);
    } else if (nulls == null) {
      long zero = base - 1;
      for (int i = 0; i < count; i++) {
        into[i] |= (values[i] - zero) << shift;
      }
    } else {
      long zero = base - 1;
      for (int i = 0; i < count; i++) {
        into[i] |= nulls[i] ? 0 : (values[i] - zero) << shift;
      }
    }
  }

  private void encodeWide(long[] values, boolean @Nullable [] nulls, int count, long[][] rows) {
    if (nulls == null) {
      System.arraycopy(values, 0, rows[word], 0, count);
      return;
    }
    long[] into = rows[word];
    long[] flags = rows[nullWord];
    for (int i = 0; i < count; i++) {
      into[i] = nulls[i] ? 0 : values[i];
      flags[i] |= nulls[i] ? 1L << nullShift : 0;
    }
  }

  /** Values of some rows; the array is of the arena. */
  long[] decode(WordIndex rows, int from, int count, VectorArena arena) {
    long[] values = arena.longs(count);
    rows.word(word, from, count, values);
    if (!isWide()) {
      long mask = (1L << bits) - 1;
      for (int i = 0; i < count; i++) {
        values[i] = ((values[i] >>> shift) & mask) + base - 1;
      }
    }
    return values;
  }

  /** True for each of these rows that is NULL, or null if none is. */
  boolean @Nullable [] decodeNulls(WordIndex rows, int from, int count, VectorArena arena) {
    if (isWide() && nullWord == NO_NULLS) {
      return null;
    }
    long[] words = arena.longs(count);
    rows.word(isWide() ? nullWord : word, from, count, words);
    int at = isWide() ? nullShift : shift;
    long mask = isWide() ? 1 : (1L << bits) - 1;
    long whenNull = isWide() ? 1 : 0;
    boolean[] nulls = arena.booleans(count);
    int found = 0;
    for (int i = 0; i < count; i++) {
      boolean isNull = ((words[i] >>> at) & mask) == whenNull;
      nulls[i] = isNull;
      found += isNull ? 1 : 0;
    }
    return found == 0 ? null : nulls;
  }
}
