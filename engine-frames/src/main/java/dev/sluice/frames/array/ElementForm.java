package dev.sluice.frames.array;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes of elements. */
final class ElementForm {
  static final byte NULL = 1;
  static final byte VALUE = 2;
  static final byte END = 0;
  static final byte ESCAPE = -1;

  /** Bytes that a number takes. */
  static final int NUMBER = 1 + Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private ElementForm() {}

  static long getLong(byte[] data, int at) {
    return (long) LONGS.get(data, at) ^ Long.MIN_VALUE;
  }

  static void putLong(byte[] data, int at, long value) {
    LONGS.set(data, at, value ^ Long.MIN_VALUE);
  }

  /** A number of the same order; all NaN are one, and so are both zeros. */
  static long ordered(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  static double unordered(long ordered) {
    return Double.longBitsToDouble(ordered ^ ((ordered >> 63) & Long.MAX_VALUE));
  }
}
