package dev.sluice.core.group;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hash of byte slices, eight bytes at a time. */
final class SliceHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FIRST = 0xa0761d6478bd642fL;
  private static final long SECOND = 0xe7037ed1a0b428dbL;

  private SliceHash() {}

  static long hash(byte[] data, int start, int length) {
    long hash = FIRST ^ length;
    int at = start;
    int end = start + length;
    for (; at + 8 <= end; at += 8) {
      hash = fold(hash ^ (long) LONGS.get(data, at), SECOND);
    }
    if (at < end) {
      hash = fold(hash ^ tail(data, at, end - at), SECOND);
    }
    return fold(hash, FIRST);
  }

  private static long tail(byte[] data, int start, int length) {
    if (start + 8 <= data.length) {
      return (long) LONGS.get(data, start) & ((1L << (8 * length)) - 1);
    }
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = (word << 8) | (data[start + i] & 0xff);
    }
    return word;
  }

  private static long fold(long a, long b) {
    return (a * b) ^ Math.multiplyHigh(a, b);
  }
}
