package dev.sluice.core.input.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes looked at as one number: the first byte is the lowest. */
final class Swar {
  static final long ONES = 0x0101010101010101L;
  static final long HIGHS = 0x8080808080808080L;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle HALVES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Swar() {}

  static long word(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  static int half(byte[] bytes, int at) {
    return (int) HALVES.get(bytes, at);
  }

  /** High bits at bytes that are 0; only the lowest of them is certain. */
  static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }

  /** Index of the lowest marked byte. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }
}
