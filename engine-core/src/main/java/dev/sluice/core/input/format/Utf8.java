package dev.sluice.core.input.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are well-formed UTF-8, as the Unicode standard defines it. */
final class Utf8 {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGHS = 0x8080808080808080L;

  private Utf8() {}

  static boolean isValid(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      if (at <= end - 8 && ((long) WORDS.get(bytes, at) & HIGHS) == 0) {
        at += 8;
        continue;
      }
      int first = bytes[at];
      if (first >= 0) {
        at++;
        continue;
      }
      int size = sizeAt(bytes, at, end, first);
      if (size == 0) {
        return false;
      }
      at += size;
    }
    return true;
  }

  /** The text with U+FFFD in place of what is malformed. */
  static byte[] repair(byte[] bytes, int start, int length) {
    return new String(bytes, start, length, StandardCharsets.UTF_8)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes of the character that begins with a byte above 127, or 0 if it is malformed. */
  private static int sizeAt(byte[] bytes, int at, int end, int first) {
    if ((first & 0xE0) == 0xC0) {
      boolean valid = first >= (byte) 0xC2 && at + 1 < end && isTail(bytes[at + 1]);
      return valid ? 2 : 0;
    }
    if ((first & 0xF0) == 0xE0) {
      if (at + 2 >= end || !isTail(bytes[at + 1]) || !isTail(bytes[at + 2])) {
        return 0;
      }
      int code = (first & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6;
      return code >= 0x800 && (code & 0xF800) != 0xD800 ? 3 : 0;
    }
    if ((first & 0xF8) == 0xF0) {
      if (at + 3 >= end
          || !isTail(bytes[at + 1])
          || !isTail(bytes[at + 2])
          || !isTail(bytes[at + 3])) {
        return 0;
      }
      int code = (first & 0x07) << 18 | (bytes[at + 1] & 0x3F) << 12;
      return code >= 0x10000 && code <= 0x10FFFF ? 4 : 0;
    }
    return 0;
  }

  private static boolean isTail(int next) {
    return (next & 0xC0) == 0x80;
  }
}
