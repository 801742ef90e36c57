package dev.sluice.core.aggregate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Set of values that knows how many they are: exactly (but for collisions of hashes) while they are
 * few, and as registers of HyperLogLog from then on.
 */
final class HllSketch {
  private static final int FIRST_SLOTS = 8;

  /** Objects and headers of a sketch with its array. */
  private static final int OVERHEAD = 56;

  private int lgK;
  private int @Nullable [] coupons = new int[FIRST_SLOTS];
  private int couponCount;
  private byte @Nullable [] registers;

  HllSketch(int lgK) {
    this.lgK = lgK;
  }

  int lgK() {
    return lgK;
  }

  /** Slots of an open hash table, 0 where empty; null once there are registers. */
  int @Nullable [] coupons() {
    return coupons;
  }

  int couponCount() {
    return couponCount;
  }

  byte @Nullable [] registers() {
    return registers;
  }

  /** Adds a value; answers by how many bytes the sketch grew. */
  int update(int coupon) {
    byte[] counters = registers;
    if (counters != null) {
      raise(counters, coupon);
      return 0;
    }
    int[] table = coupons;
    return table == null ? 0 : insert(table, coupon);
  }

  private static void raise(byte[] counters, int coupon) {
    int slot = coupon & (counters.length - 1);
    int counter = coupon >>> Coupon.ADDRESS_BITS;
    counters[slot] = (byte) Math.max(counters[slot], counter);
  }

  private int insert(int[] table, int coupon) {
    int slot = find(table, coupon);
    if (table[slot] != 0) {
      return 0;
    }
    table[slot] = coupon;
    couponCount++;
    if (couponCount * 4 <= table.length * 3) {
      return 0;
    }
    if (table.length * 2 <= (1 << lgK) / 8) {
      int[] larger = new int[table.length * 2];
      for (int held : table) {
        if (held != 0) {
          larger[find(larger, held)] = held;
        }
      }
      coupons = larger;
      return 4 * table.length;
    }
    byte[] counters = new byte[1 << lgK];
    for (int held : table) {
      if (held != 0) {
        raise(counters, held);
      }
    }
    registers = counters;
    coupons = null;
    couponCount = 0;
    return counters.length - 4 * table.length;
  }

  /** Slot that holds the coupon or is free for it. */
  private static int find(int[] table, int coupon) {
    int mask = table.length - 1;
    int slot = (coupon * 0x9e3779b9) >>> 16 & mask;
    while (table[slot] != 0 && table[slot] != coupon) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Adds all that other registers have seen; answers by how many bytes the sketch grew. */
  int merge(byte[] data, int start, int otherLgK) {
    int before = sizeBytes();
    if (otherLgK < lgK || registers == null) {
      becomeRegisters(Math.min(lgK, otherLgK));
    }
    byte[] counters = registers;
    if (counters != null) {
      int mask = counters.length - 1;
      for (int i = 0; i < 1 << otherLgK; i++) {
        counters[i & mask] = (byte) Math.max(counters[i & mask], data[start + i]);
      }
    }
    return sizeBytes() - before;
  }

  private void becomeRegisters(int newLgK) {
    byte[] counters = new byte[1 << newLgK];
    byte[] old = registers;
    if (old != null) {
      for (int i = 0; i < old.length; i++) {
        int slot = i & (counters.length - 1);
        counters[slot] = (byte) Math.max(counters[slot], old[i]);
      }
    }
    int[] table = coupons;
    if (table != null) {
      for (int held : table) {
        if (held != 0) {
          raise(counters, held);
        }
      }
    }
    lgK = newLgK;
    registers = counters;
    coupons = null;
    couponCount = 0;
  }

  /** Number of different values. */
  double estimate() {
    byte[] counters = registers;
    return counters == null ? couponCount : HllEstimate.of(counters);
  }

  int sizeBytes() {
    byte[] counters = registers;
    int[] table = coupons;
    return OVERHEAD
        + (counters == null ? 0 : counters.length)
        + (table == null ? 0 : 4 * table.length);
  }

  @Override
  public String toString() {
    int[] table = coupons;
    return "HllSketch[lgK=%d, coupons=%s, estimate=%.1f]"
        .formatted(lgK, table == null ? "none" : Arrays.toString(table), estimate());
  }
}
