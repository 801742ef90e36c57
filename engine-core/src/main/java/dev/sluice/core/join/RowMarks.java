package dev.sluice.core.join;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A bit for each row, which any number of threads set. Reads see what happened before. */
final class RowMarks {
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] words;

  RowMarks(long rows) {
    words = new long[Math.toIntExact((rows + 63) / 64)];
  }

  boolean get(long row) {
    return (words[(int) (row >>> 6)] >>> row & 1) != 0;
  }

  void set(long row) {
    int at = (int) (row >>> 6);
    long bit = 1L << row;
    if ((words[at] & bit) == 0) {
      WORDS.getAndBitwiseOr(words, at, bit);
    }
  }

  static long sizeBytes(long rows) {
    return (rows + 63) / 64 * 8;
  }
}
