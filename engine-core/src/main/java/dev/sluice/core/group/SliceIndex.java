package dev.sluice.core.group;

import dev.sluice.frames.vector.StringDictionary;
import java.util.Arrays;

/** Dictionary of byte strings with an open hash table, at most half full, to find them. */
public final class SliceIndex {
  private static final int FIRST_SLOTS = 1 << 8;
  private static final long CODE_MASK = 0xffffffffL;

  private StringDictionary entries = new StringDictionary();
  private long[] slots = new long[FIRST_SLOTS];

  /** The entries, by number. Another object after {@link #reset}. */
  StringDictionary entries() {
    return entries;
  }

  /** Number of entries. */
  public int size() {
    return entries.size();
  }

  /**
   * Numbers of the slices' bytes; those that are not there become new entries. First all slices
   * look at the place where they should be, then they are compared, then the rest is looked after.
   */
  void find(byte[] data, int[] starts, int[] lengths, int count, int[] out, long[] hashes) {
    for (int i = 0; i < count; i++) {
      hashes[i] = SliceHash.hash(data, starts[i], lengths[i]);
    }
    long[] table = slots;
    int mask = table.length - 1;
    for (int i = 0; i < count; i++) {
      long held = table[(int) (hashes[i] >>> 32) & mask];
      long other = (held ^ hashes[i]) >>> 32;
      out[i] = ((int) held - 1) | (int) (-other >> 63);
    }
    for (int i = 0; i < count; i++) {
      int entry = out[i];
      if (entry < 0 || !equal(entry, data, starts[i], lengths[i])) {
        out[i] = find(data, starts[i], lengths[i], hashes[i]);
      }
    }
  }

  /** Number of the slice's bytes; they become a new entry if they are not there. */
  public int find(byte[] data, int start, int length) {
    return find(data, start, length, SliceHash.hash(data, start, length));
  }

  private int find(byte[] data, int start, int length, long hash) {
    long tag = hash & ~CODE_MASK;
    long[] table = slots;
    int mask = table.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    long held = table[slot];
    while (held != 0) {
      int entry = (int) held - 1;
      if ((held & ~CODE_MASK) == tag && equal(entry, data, start, length)) {
        return entry;
      }
      slot = (slot + 1) & mask;
      held = table[slot];
    }
    int entry = entries.append(data, start, length);
    table[slot] = tag | (entry + 1);
    if (entries.size() * 2 > table.length) {
      grow();
    }
    return entry;
  }

  /**
   * Number of the slice's bytes, or -1 if they are not there. Any number of threads may look up
   * once nothing is added any more.
   */
  public int lookup(byte[] data, int start, int length) {
    return lookup(data, start, length, SliceHash.hash(data, start, length));
  }

  /**
   * Numbers of the slices' bytes, or -1. The loads of one step do not wait for each other: first
   * all slices look at the place where they should be, then at their entries.
   *
   * @param out takes the numbers
   * @param hashes room for as many words
   */
  public void lookup(
      byte[] data, int[] starts, int[] lengths, int count, long[] out, long[] hashes) {
    for (int i = 0; i < count; i++) {
      hashes[i] = SliceHash.hash(data, starts[i], lengths[i]);
    }
    long[] table = slots;
    int mask = table.length - 1;
    for (int i = 0; i < count; i++) {
      long held = table[(int) (hashes[i] >>> 32) & mask];
      long other = (held ^ hashes[i]) >>> 32;
      out[i] = held == 0 ? -1 : other == 0 ? (int) held - 1 : -2;
    }
    for (int i = 0; i < count; i++) {
      long entry = out[i];
      if (entry == -2 || (entry >= 0 && !equal((int) entry, data, starts[i], lengths[i]))) {
        out[i] = lookup(data, starts[i], lengths[i], hashes[i]);
      }
    }
  }

  private int lookup(byte[] data, int start, int length, long hash) {
    long tag = hash & ~CODE_MASK;
    long[] table = slots;
    int mask = table.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    long held = table[slot];
    while (held != 0) {
      int entry = (int) held - 1;
      if ((held & ~CODE_MASK) == tag && equal(entry, data, start, length)) {
        return entry;
      }
      slot = (slot + 1) & mask;
      held = table[slot];
    }
    return -1;
  }

  private boolean equal(int entry, byte[] data, int start, int length) {
    return entries.length(entry) == length
        && SliceHash.equal(entries.data(), entries.start(entry), data, start, length);
  }

  private void grow() {
    long[] old = slots;
    long[] larger = new long[Math.multiplyExact(old.length, 2)];
    int mask = larger.length - 1;
    for (long held : old) {
      if (held != 0) {
        int slot = (int) (held >>> 32) & mask;
        while (larger[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        larger[slot] = held;
      }
    }
    slots = larger;
  }

  /** Bytes of the arrays, at most. */
  public long sizeBytes() {
    return 8L * slots.length + entries.sizeBytes() * 2;
  }

  void reset() {
    Arrays.fill(slots, 0);
    entries = new StringDictionary();
  }
}
