package dev.sluice.frames.ipc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers as little-endian bytes. */
final class LittleEndian {
  static final VarHandle SHORTS = handle(short[].class);
  static final VarHandle INTS = handle(int[].class);
  static final VarHandle LONGS = handle(long[].class);
  static final VarHandle FLOATS = handle(float[].class);
  static final VarHandle DOUBLES = handle(double[].class);

  private LittleEndian() {}

  private static VarHandle handle(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  static void put(long[] values, int from, int count, int width, byte[] bytes, int at) {
    switch (width) {
      case 1 -> {
        for (int i = 0; i < count; i++) {
          bytes[at + i] = (byte) values[from + i];
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          SHORTS.set(bytes, at + 2 * i, (short) values[from + i]);
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          INTS.set(bytes, at + 4 * i, (int) values[from + i]);
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          LONGS.set(bytes, at + 8 * i, values[from + i]);
        }
      }
    }
  }

  static void put(int[] values, int from, int count, int width, byte[] bytes, int at) {
    switch (width) {
      case 1 -> {
        for (int i = 0; i < count; i++) {
          bytes[at + i] = (byte) values[from + i];
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          SHORTS.set(bytes, at + 2 * i, (short) values[from + i]);
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          INTS.set(bytes, at + 4 * i, values[from + i]);
        }
      }
    }
  }

  /** Puts {@code table[value + 1]} for each value. */
  static void putTranslated(
      int[] values, int[] table, int from, int count, int width, byte[] bytes, int at) {
    switch (width) {
      case 1 -> {
        for (int i = 0; i < count; i++) {
          bytes[at + i] = (byte) table[values[from + i] + 1];
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          SHORTS.set(bytes, at + 2 * i, (short) table[values[from + i] + 1]);
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          INTS.set(bytes, at + 4 * i, table[values[from + i] + 1]);
        }
      }
    }
  }
}
