package dev.sluice.core.aggregate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Sketches as bytes: the compact image of a DataSketches HLL sketch of type HLL_8, so that others
 * read what tables hold. Images with packed registers (HLL_4, HLL_6) are not read.
 */
final class HllImage {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SERIAL_VERSION = 1;
  private static final int FAMILY = 7;
  private static final int LIST = 0;
  private static final int SET = 1;
  private static final int HLL = 2;
  private static final int HLL_8 = 2;

  private static final int EMPTY = 4;
  private static final int COMPACT = 8;
  private static final int OUT_OF_ORDER = 16;

  private static final int LIST_MAX = 7;
  private static final int LIST_START = 8;
  private static final int SET_START = 12;
  private static final int REGISTERS_START = 40;

  /** Counters below this are summed apart from the rest, for precision. */
  private static final int LOW_COUNTERS = 32;

  private HllImage() {}

  static int length(HllSketch sketch) {
    byte[] registers = sketch.registers();
    if (registers != null) {
      return REGISTERS_START + registers.length;
    }
    int count = sketch.couponCount();
    return (count <= LIST_MAX ? LIST_START : SET_START) + 4 * count;
  }

  static void write(HllSketch sketch, byte[] target, int at) {
    byte[] registers = sketch.registers();
    int[] coupons = sketch.coupons();
    if (registers != null) {
      writeRegisters(sketch.lgK(), registers, target, at);
    } else if (coupons != null) {
      writeCoupons(sketch, coupons, target, at);
    }
  }

  private static void writeCoupons(HllSketch sketch, int[] coupons, byte[] target, int at) {
    int count = sketch.couponCount();
    int next = at;
    if (count <= LIST_MAX) {
      header(target, at, 2, sketch.lgK(), 3, COMPACT | (count == 0 ? EMPTY : 0), count, LIST);
      next += LIST_START;
    } else {
      int lgSlots = Math.max(5, Integer.numberOfTrailingZeros(coupons.length));
      header(target, at, 3, sketch.lgK(), lgSlots, COMPACT, 0, SET);
      INTS.set(target, at + LIST_START, count);
      next += SET_START;
    }
    for (int coupon : coupons) {
      if (coupon != 0) {
        INTS.set(target, next, coupon);
        next += 4;
      }
    }
  }

  private static void writeRegisters(int lgK, byte[] registers, byte[] target, int at) {
    header(target, at, 10, lgK, 0, COMPACT | OUT_OF_ORDER, 0, HLL);
    double low = 0;
    double high = 0;
    int zeros = 0;
    for (byte counter : registers) {
      if (counter < LOW_COUNTERS) {
        low += Math.scalb(1.0, -counter);
      } else {
        high += Math.scalb(1.0, -counter);
      }
      zeros += counter == 0 ? 1 : 0;
    }
    DOUBLES.set(target, at + 8, HllEstimate.of(registers));
    DOUBLES.set(target, at + 16, low);
    DOUBLES.set(target, at + 24, high);
    INTS.set(target, at + 32, zeros);
    INTS.set(target, at + 36, 0);
    System.arraycopy(registers, 0, target, at + REGISTERS_START, registers.length);
  }

  private static void header(
      byte[] target, int at, int ints, int lgK, int lgSlots, int flags, int count, int mode) {
    target[at] = (byte) ints;
    target[at + 1] = SERIAL_VERSION;
    target[at + 2] = FAMILY;
    target[at + 3] = (byte) lgK;
    target[at + 4] = (byte) lgSlots;
    target[at + 5] = (byte) flags;
    target[at + 6] = (byte) count;
    target[at + 7] = (byte) (mode | (HLL_8 << 2));
  }

  /**
   * Adds the values of an image to a sketch; answers by how many bytes the sketch grew.
   *
   * @throws IllegalArgumentException if the bytes are no image that is known
   */
  static int mergeInto(HllSketch sketch, byte[] source, int at, int length) {
    if (length < LIST_START || source[at + 1] != SERIAL_VERSION || source[at + 2] != FAMILY) {
      throw new IllegalArgumentException("No HLL sketch in [" + length + "] bytes");
    }
    int mode = source[at + 7] & 3;
    int grown = 0;
    switch (mode) {
      case LIST -> grown = addAll(sketch, source, at + LIST_START, source[at + 6] & 0xff);
      case SET ->
          grown = addAll(sketch, source, at + SET_START, (int) INTS.get(source, at + LIST_START));
      default -> {
        if (((source[at + 7] >>> 2) & 3) != HLL_8) {
          throw new IllegalArgumentException("HLL sketch has packed registers; HLL_8 is read only");
        }
        grown = sketch.merge(source, at + REGISTERS_START, source[at + 3]);
      }
    }
    return grown;
  }

  private static int addAll(HllSketch sketch, byte[] source, int start, int count) {
    int grown = 0;
    for (int i = 0; i < count; i++) {
      grown += sketch.update((int) INTS.get(source, start + 4 * i));
    }
    return grown;
  }
}
