package dev.sluice.frames;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Objects;
import org.apache.arrow.memory.util.MemoryUtil;
import org.jspecify.annotations.Nullable;

/**
 * Copies between heap arrays and memory outside the heap.
 *
 * <p>Array ranges are checked, addresses are not: the caller knows that the memory is there. Whole
 * ranges are copied by one call where the JVM lets us have it, and value by value where not.
 */
public final class OffHeap {
  private static final @Nullable Object UNSAFE = unsafe();

  /** {@code copyMemory(fromArray, fromOffset, toArray, toOffset, bytes)}. */
  private static final @Nullable MethodHandle COPY = copyMemory();

  private static final long LONG_BASE = baseOffset(long[].class);
  private static final long DOUBLE_BASE = baseOffset(double[].class);
  private static final long INT_BASE = baseOffset(int[].class);

  private OffHeap() {}

  public static void put(long[] from, int start, int count, long address) {
    Objects.checkFromIndexSize(start, count, from.length);
    if (COPY != null) {
      copy(COPY, from, LONG_BASE + 8L * start, null, address, 8L * count);
    } else {
      putEach(from, start, count, address);
    }
  }

  public static void put(double[] from, int start, int count, long address) {
    Objects.checkFromIndexSize(start, count, from.length);
    if (COPY != null) {
      copy(COPY, from, DOUBLE_BASE + 8L * start, null, address, 8L * count);
    } else {
      putEach(from, start, count, address);
    }
  }

  public static void put(int[] from, int start, int count, long address) {
    Objects.checkFromIndexSize(start, count, from.length);
    if (COPY != null) {
      copy(COPY, from, INT_BASE + 4L * start, null, address, 4L * count);
    } else {
      putEach(from, start, count, address);
    }
  }

  public static void put(byte[] from, int start, int count, long address) {
    Objects.checkFromIndexSize(start, count, from.length);
    MemoryUtil.copyToMemory(from, start, address, count);
  }

  public static void get(long address, long[] to, int start, int count) {
    Objects.checkFromIndexSize(start, count, to.length);
    if (COPY != null) {
      copy(COPY, null, address, to, LONG_BASE + 8L * start, 8L * count);
    } else {
      getEach(address, to, start, count);
    }
  }

  public static void get(long address, double[] to, int start, int count) {
    Objects.checkFromIndexSize(start, count, to.length);
    if (COPY != null) {
      copy(COPY, null, address, to, DOUBLE_BASE + 8L * start, 8L * count);
    } else {
      getEach(address, to, start, count);
    }
  }

  public static void get(long address, int[] to, int start, int count) {
    Objects.checkFromIndexSize(start, count, to.length);
    if (COPY != null) {
      copy(COPY, null, address, to, INT_BASE + 4L * start, 4L * count);
    } else {
      getEach(address, to, start, count);
    }
  }

  public static void get(long address, byte[] to, int start, int count) {
    Objects.checkFromIndexSize(start, count, to.length);
    MemoryUtil.copyFromMemory(address, to, start, count);
  }

  static void putEach(long[] from, int start, int count, long address) {
    for (int i = 0; i < count; i++) {
      MemoryUtil.putLong(address + 8L * i, from[start + i]);
    }
  }

  static void putEach(double[] from, int start, int count, long address) {
    for (int i = 0; i < count; i++) {
      MemoryUtil.putLong(address + 8L * i, Double.doubleToRawLongBits(from[start + i]));
    }
  }

  static void putEach(int[] from, int start, int count, long address) {
    for (int i = 0; i < count; i++) {
      MemoryUtil.putInt(address + 4L * i, from[start + i]);
    }
  }

  static void getEach(long address, long[] to, int start, int count) {
    for (int i = 0; i < count; i++) {
      to[start + i] = MemoryUtil.getLong(address + 8L * i);
    }
  }

  static void getEach(long address, double[] to, int start, int count) {
    for (int i = 0; i < count; i++) {
      to[start + i] = Double.longBitsToDouble(MemoryUtil.getLong(address + 8L * i));
    }
  }

  static void getEach(long address, int[] to, int start, int count) {
    for (int i = 0; i < count; i++) {
      to[start + i] = MemoryUtil.getInt(address + 4L * i);
    }
  }

  private static void copy(
      MethodHandle handle,
      @Nullable Object from,
      long fromOffset,
      @Nullable Object to,
      long toOffset,
      long bytes) {
    try {
      handle.invokeExact(from, fromOffset, to, toOffset, bytes);
    } catch (Throwable e) {
      throw new IllegalStateException("Memory copy of [" + bytes + "] bytes failed", e);
    }
  }

  // By reflection, because a direct use of the class is a compiler warning that nothing silences.
  private static @Nullable Object unsafe() {
    try {
      Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable MethodHandle copyMemory() {
    if (UNSAFE == null) {
      return null;
    }
    try {
      MethodType type =
          MethodType.methodType(
              void.class, Object.class, long.class, Object.class, long.class, long.class);
      return MethodHandles.publicLookup()
          .findVirtual(UNSAFE.getClass(), "copyMemory", type)
          .bindTo(UNSAFE);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static long baseOffset(Class<?> arrayType) {
    if (UNSAFE == null) {
      return 0;
    }
    try {
      MethodType type = MethodType.methodType(int.class, Class.class);
      return (int)
          MethodHandles.publicLookup()
              .findVirtual(UNSAFE.getClass(), "arrayBaseOffset", type)
              .bindTo(UNSAFE)
              .invoke(arrayType);
    } catch (Throwable e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
