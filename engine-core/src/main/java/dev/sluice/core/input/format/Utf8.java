package dev.sluice.core.input.format;

import java.nio.charset.StandardCharsets;

/**
 * Checks that bytes are well-formed UTF-8, as the Unicode standard defines it.
 *
 * <p>The check is a state machine without branches. A state is a bit offset; the table has for each
 * byte one number, in which the next state stands at the offset of the last.
 */
final class Utf8 {
  private static final int FAILED = 0;
  private static final int CHARACTER = 6;
  private static final int ONE_MORE = 12;
  private static final int TWO_MORE = 18;
  private static final int THREE_MORE = 24;
  private static final int AFTER_E0 = 30;
  private static final int AFTER_ED = 36;
  private static final int AFTER_F0 = 42;
  private static final int AFTER_F4 = 48;
  private static final int STATE_MASK = 63;
  private static final long[] NEXT = new long[256];

  static {
    for (int b = 0; b < 256; b++) {
      NEXT[b] = (long) lead(b) << CHARACTER;
    }
    follow(ONE_MORE, 0x80, 0xBF, CHARACTER);
    follow(TWO_MORE, 0x80, 0xBF, ONE_MORE);
    follow(THREE_MORE, 0x80, 0xBF, TWO_MORE);
    follow(AFTER_E0, 0xA0, 0xBF, ONE_MORE);
    follow(AFTER_ED, 0x80, 0x9F, ONE_MORE);
    follow(AFTER_F0, 0x90, 0xBF, TWO_MORE);
    follow(AFTER_F4, 0x80, 0x8F, TWO_MORE);
  }

  private Utf8() {}

  static boolean isValid(byte[] bytes, int start, int end) {
    int at = start;
    while (at <= end - 8 && (Swar.word(bytes, at) & Swar.HIGHS) == 0) {
      at += 8;
    }
    long state = CHARACTER;
    for (; at < end; at++) {
      state = NEXT[bytes[at] & 0xFF] >>> state;
    }
    return (state & STATE_MASK) == CHARACTER;
  }

  /** The text with U+FFFD in place of what is malformed. */
  static String decode(byte[] bytes, int start, int length) {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  private static int lead(int b) {
    if (b < 0x80) {
      return CHARACTER;
    }
    if (b < 0xC2 || b > 0xF4) {
      return FAILED;
    }
    if (b < 0xE0) {
      return ONE_MORE;
    }
    if (b < 0xF0) {
      return b == 0xE0 ? AFTER_E0 : b == 0xED ? AFTER_ED : TWO_MORE;
    }
    return b == 0xF0 ? AFTER_F0 : b == 0xF4 ? AFTER_F4 : THREE_MORE;
  }

  private static void follow(int state, int from, int to, int next) {
    for (int b = from; b <= to; b++) {
      NEXT[b] |= (long) next << state;
    }
  }
}
