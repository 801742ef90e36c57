package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.loop.LongToLong;
import java.util.Arrays;

/** Whether longs are members of a set: a bit map if they lie close together, else a hash table. */
final class LongMembership {
  private static final long MAX_BITS = 1 << 16;

  private LongMembership() {}

  /** Loop that writes 1 for members and 0 for others. */
  static LongToLong.Loop loop(long[] members) {
    long min = Arrays.stream(members).min().orElse(0);
    long max = Arrays.stream(members).max().orElse(0);
    long span = max - min;
    return span >= 0 && span < MAX_BITS ? bits(members, min, (int) span) : hash(members);
  }

  private static LongToLong.Loop bits(long[] members, long min, int span) {
    long[] words = new long[(span >>> 6) + 1];
    for (long member : members) {
      int bit = (int) (member - min);
      words[bit >>> 6] |= 1L << bit;
    }
    return (in, out, size) -> {
      for (int i = 0; i < size; i++) {
        long bit = in[i] - min;
        boolean near = Long.compareUnsigned(bit, span) <= 0;
        out[i] = near ? words[(int) (bit >>> 6)] >>> bit & 1 : 0;
      }
    };
  }

  private static LongToLong.Loop hash(long[] members) {
    int capacity = Integer.highestOneBit(Math.max(8, members.length * 2)) << 1;
    long[] slots = new long[capacity];
    boolean[] used = new boolean[capacity];
    int mask = capacity - 1;
    for (long member : members) {
      int slot = hash(member) & mask;
      while (used[slot] && slots[slot] != member) {
        slot = slot + 1 & mask;
      }
      slots[slot] = member;
      used[slot] = true;
    }
    return (in, out, size) -> {
      for (int i = 0; i < size; i++) {
        long value = in[i];
        int slot = hash(value) & mask;
        while (used[slot] && slots[slot] != value) {
          slot = slot + 1 & mask;
        }
        out[i] = used[slot] ? 1 : 0;
      }
    };
  }

  private static int hash(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }
}
