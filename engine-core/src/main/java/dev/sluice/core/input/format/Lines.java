package dev.sluice.core.input.format;

/** Finds line breaks, eight bytes at a time. */
final class Lines {
  private static final long BREAKS = Swar.ONES * '\n';

  private Lines() {}

  /** Position of the first line break, or {@code to}. */
  static int next(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - 8; at += 8) {
      long hit = Swar.zeros(Swar.word(bytes, at) ^ BREAKS);
      if (hit != 0) {
        return at + Swar.first(hit);
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
      hit |= Swar.zeros(Swar.word(bytes, at));
    }
    boolean found = hit != 0;
    for (; at < to; at++) {
      found |= bytes[at] == 0;
    }
    return found;
  }
}
