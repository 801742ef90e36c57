package dev.sluice.core.expr.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Operations on slices of UTF-8 bytes. */
public final class ByteStrings {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteStrings() {}

  /** Order by unsigned bytes, shorter first. */
  public static int compare(
      byte[] left, int leftStart, int leftLength, byte[] right, int rightStart, int rightLength) {
    return Arrays.compareUnsigned(
        left, leftStart, leftStart + leftLength, right, rightStart, rightStart + rightLength);
  }

  /** Whether the text stands at this place. */
  public static boolean matches(byte[] data, int start, byte[] text) {
    return Arrays.equals(data, start, start + text.length, text, 0, text.length);
  }

  public static boolean equal(byte[] data, int start, int length, byte[] text) {
    return length == text.length && matches(data, start, text);
  }

  public static boolean startsWith(byte[] data, int start, int length, byte[] prefix) {
    return length >= prefix.length && matches(data, start, prefix);
  }

  public static boolean endsWith(byte[] data, int start, int length, byte[] suffix) {
    return length >= suffix.length && matches(data, start + length - suffix.length, suffix);
  }

  /** Offset of the needle from {@code start}, at {@code from} or later, or -1. */
  public static int indexOf(byte[] data, int start, int length, byte[] needle, int from) {
    if (needle.length == 0) {
      return from <= length ? from : -1;
    }
    int last = start + length - needle.length;
    byte first = needle[0];
    int i = start + from;
    while (i <= last) {
      i = indexOf(data, i, last + 1, first);
      if (i < 0) {
        return -1;
      }
      if (matches(data, i, needle)) {
        return i - start;
      }
      i++;
    }
    return -1;
  }

  /** Position of the byte in {@code from .. to}, or -1. */
  public static int indexOf(byte[] data, int from, int to, byte wanted) {
    long pattern = (wanted & 0xffL) * LOW_BITS;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) LONGS.get(data, i) ^ pattern;
      long hit = (word - LOW_BITS) & ~word & HIGH_BITS;
      if (hit != 0) {
        return i + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (data[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  public static boolean isAscii(byte[] data, int start, int length) {
    int end = start + length;
    int i = start;
    for (; i + 8 <= end; i += 8) {
      if (((long) LONGS.get(data, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < end; i++) {
      if (data[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Bytes from the start of the slice to a UTF-16 unit, or to its end if it has fewer. A unit in
   * the middle of a character counts as the one after it.
   */
  public static int offsetOfUnit(byte[] data, int start, int length, long unit) {
    if (unit >= length) {
      return length;
    }
    long units = 0;
    int offset = 0;
    while (offset < length && units < unit) {
      int width = width(data[start + offset]);
      units += width == 4 ? 2 : 1;
      offset += width;
    }
    return Math.min(offset, length);
  }

  /** Bytes of the character that starts with this one. */
  private static int width(byte first) {
    if (first >= 0) {
      return 1;
    }
    return (first & 0xe0) == 0xc0 ? 2 : (first & 0xf0) == 0xe0 ? 3 : 4;
  }

  /** Number of UTF-16 units: one per character start, and one more per four-byte character. */
  public static int utf16Length(byte[] data, int start, int length) {
    if (isAscii(data, start, length)) {
      return length;
    }
    int units = 0;
    for (int i = start; i < start + length; i++) {
      units += ((data[i] & 0xc0) != 0x80 ? 1 : 0) + ((data[i] & 0xf8) == 0xf0 ? 1 : 0);
    }
    return units;
  }
}
