package dev.sluice.core.input.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line breaks, eight bytes at a time. */
final class Lines {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long BREAKS = ONES * '\n';

  private Lines() {}

  /** Position of the first line break, or {@code to}. */
  static int next(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - 8; at += 8) {
      long word = (long) WORDS.get(bytes, at) ^ BREAKS;
      long hit = (word - ONES) & ~word & HIGHS;
      if (hit != 0) {
        return at + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Position after the last line break, or {@code from}. */
  static int afterLast(byte[] bytes, int from, int to) {
    int at = to;
    while (at > from && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  static long count(byte[] bytes, int from, int to) {
    long count = 0;
    for (int at = next(bytes, from, to); at < to; at = next(bytes, at + 1, to)) {
      count++;
    }
    return count;
  }

  static boolean holdsZero(byte[] bytes, int from, int to) {
    int at = from;
    long hit = 0;
    for (; at <= to - 8; at += 8) {
      long word = (long) WORDS.get(bytes, at);
      hit |= (word - ONES) & ~word;
    }
    boolean found = (hit & HIGHS) != 0;
    for (; at < to; at++) {
      found |= bytes[at] == 0;
    }
    return found;
  }
}
