package dev.sluice.core.aggregate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Long values in byte arrays, most significant byte first. */
final class BigEndian {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  static long getLong(byte[] source, int at) {
    return (long) LONGS.get(source, at);
  }

  static void putLong(byte[] target, int at, long value) {
    LONGS.set(target, at, value);
  }
}
