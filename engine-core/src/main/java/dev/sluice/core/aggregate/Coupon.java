package dev.sluice.core.aggregate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What an HLL sketch keeps of a value: 26 bits of address and 6 bits of a counter of leading zeros,
 * from a 128-bit Murmur3 hash. Equal to what DataSketches makes of the value, texts being hashed as
 * UTF-8. Never 0.
 */
final class Coupon {
  /** Bits of the address. */
  static final int ADDRESS_BITS = 26;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SEED = 9001;
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final int MAX_ZEROS = 62;
  private static final int ADDRESS_MASK = (1 << ADDRESS_BITS) - 1;

  private Coupon() {}

  static int of(long value) {
    return finish(SEED ^ mixFirst(value), SEED, Long.BYTES);
  }

  /** All NaN are one value, and so are 0.0 and -0.0. */
  static int of(double value) {
    return of(Double.doubleToLongBits(value + 0.0));
  }

  static int of(byte[] data, int start, int length) {
    long h1 = SEED;
    long h2 = SEED;
    int at = start;
    int end = start + length;
    for (; at + 16 <= end; at += 16) {
      h1 ^= mixFirst((long) LONGS.get(data, at));
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= mixSecond((long) LONGS.get(data, at + 8));
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    int rest = end - at;
    if (rest > 8) {
      h1 ^= mixFirst((long) LONGS.get(data, at));
      h2 ^= mixSecond(tail(data, at + 8, rest - 8));
    } else if (rest > 0) {
      h1 ^= mixFirst(tail(data, at, rest));
    }
    return finish(h1, h2, length);
  }

  private static long tail(byte[] data, int start, int length) {
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = (word << 8) | (data[start + i] & 0xff);
    }
    return word;
  }

  private static long mixFirst(long word) {
    return Long.rotateLeft(word * C1, 31) * C2;
  }

  private static long mixSecond(long word) {
    return Long.rotateLeft(word * C2, 33) * C1;
  }

  private static int finish(long first, long second, int length) {
    long h1 = first ^ length;
    long h2 = second ^ length;
    h1 += h2;
    h2 += h1;
    h1 = avalanche(h1);
    h2 = avalanche(h2);
    h1 += h2;
    h2 += h1;
    int counter = Math.min(Long.numberOfLeadingZeros(h2), MAX_ZEROS) + 1;
    return (counter << ADDRESS_BITS) | ((int) h1 & ADDRESS_MASK);
  }

  private static long avalanche(long hash) {
    long h = hash;
    h ^= h >>> 33;
    h *= 0xff51afd7ed558ccdL;
    h ^= h >>> 33;
    h *= 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
