package dev.sluice.core.group;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hash and equality of byte slices, eight bytes at a time. Up to sixteen bytes, as most keys have,
 * are two words with zeros behind, whatever the length, so that lengths cost no branch.
 */
final class SliceHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FIRST = 0xa0761d6478bd642fL;
  private static final long SECOND = 0xe7037ed1a0b428dbL;
  private static final int SHORT = 16;

  /** Bytes of the first and of the second word that belong to a slice, by its length. */
  private static final long[] LOW_MASKS = new long[SHORT + 1];

  private static final long[] HIGH_MASKS = new long[SHORT + 1];

  static {
    for (int length = 1; length <= SHORT; length++) {
      LOW_MASKS[length] = -1L >>> (64 - 8 * Math.min(length, 8));
      HIGH_MASKS[length] = length <= 8 ? 0 : -1L >>> (64 - 8 * (length - 8));
    }
  }

  private SliceHash() {}

  /** Hash whose upper half is as good as the whole. */
  static long hash(byte[] data, int start, int length) {
    if (length <= SHORT) {
      return start + SHORT <= data.length
          ? mix(
              word(data, start) & LOW_MASKS[length],
              word(data, start + 8) & HIGH_MASKS[length],
              length)
          : mix(
              assembled(data, start, Math.min(length, 8)),
              assembled(data, start + 8, length - 8),
              length);
    }
    int end = start + length;
    long hash = length;
    for (int at = start; at + 16 < end; at += 16) {
      hash = mix(word(data, at), word(data, at + 8), hash);
    }
    return mix(word(data, end - 16), word(data, end - 8), hash);
  }

  static boolean equal(byte[] left, int leftStart, byte[] right, int rightStart, int length) {
    if (length > SHORT) {
      return equalLong(left, leftStart, right, rightStart, length);
    }
    if (leftStart + SHORT <= left.length && rightStart + SHORT <= right.length) {
      long low = (word(left, leftStart) ^ word(right, rightStart)) & LOW_MASKS[length];
      long high = (word(left, leftStart + 8) ^ word(right, rightStart + 8)) & HIGH_MASKS[length];
      return (low | high) == 0;
    }
    return assembled(left, leftStart, Math.min(length, 8))
            == assembled(right, rightStart, Math.min(length, 8))
        && assembled(left, leftStart + 8, length - 8)
            == assembled(right, rightStart + 8, length - 8);
  }

  private static boolean equalLong(
      byte[] left, int leftStart, byte[] right, int rightStart, int length) {
    int last = length - 8;
    for (int i = 0; i < last; i += 8) {
      if (word(left, leftStart + i) != word(right, rightStart + i)) {
        return false;
      }
    }
    return word(left, leftStart + last) == word(right, rightStart + last);
  }

  private static long word(byte[] data, int at) {
    return (long) LONGS.get(data, at);
  }

  /** The word of these bytes and zeros behind; 0 for no bytes. */
  private static long assembled(byte[] data, int start, int length) {
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = (word << 8) | (data[start + i] & 0xff);
    }
    return word;
  }

  private static long mix(long low, long high, long seed) {
    long a = low ^ FIRST;
    long b = high ^ SECOND ^ (seed * FIRST);
    return (a * b) ^ Math.multiplyHigh(a, b);
  }
}
