package dev.sluice.core.join;

import dev.sluice.core.group.Mix;
import org.jspecify.annotations.Nullable;

/**
 * Numbers different words from 0 in the order in which they were added: an open hash table with
 * word and number side by side. Any number of threads may find once nothing is added any more.
 */
final class LongNumbers implements WordLookup {
  private static final int FIRST_SLOTS = 1 << 8;

  /** Words from which on looking into the table costs more than asking the filter before. */
  private static final int FILTERED_WORDS = 1 << 12;

  private static final int FILTER_BITS_PER_WORD = 16;
  private static final int MISPLACED = -2;

  /** Word and number + 1 of each slot; 0 where there is none. */
  private long[] slots;

  /** One bit for each of many more hashes than there are words; null while it does not pay. */
  private long @Nullable [] filter;

  private int filterShift;
  private int mask;
  private int shift;
  private int size;

  /** Table that takes so many words without growing. */
  LongNumbers(int words) {
    allocate(Math.max(FIRST_SLOTS, ceilingPowerOfTwo((long) words * 3 / 2)));
  }

  private static int ceilingPowerOfTwo(long value) {
    if (value > 1 << 29) {
      return 1 << 29;
    }
    return value <= 1 ? 1 : Integer.highestOneBit((int) value - 1) << 1;
  }

  private void allocate(int length) {
    slots = new long[Math.multiplyExact(length, 2)];
    mask = length - 1;
    shift = Long.numberOfLeadingZeros(length) + 1;
  }

  int size() {
    return size;
  }

  @Override
  public long sizeBytes() {
    return 8L * slots.length + (filter == null ? 0 : 8L * filter.length);
  }

  /** To be called after the last word was added. */
  void close() {
    if (size < FILTERED_WORDS) {
      return;
    }
    long wanted = Math.min(1L << 36, (long) size * FILTER_BITS_PER_WORD);
    int bits = Long.SIZE - Long.numberOfLeadingZeros(wanted - 1);
    long[] made = new long[1 << (bits - 6)];
    filterShift = Long.SIZE - bits;
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] != 0) {
        long hash = Mix.hash(slots[i]) >>> filterShift;
        made[(int) (hash >>> 6)] |= 1L << hash;
      }
    }
    filter = made;
  }

  int add(long word) {
    long[] table = slots;
    int slot = Mix.slot(word, shift);
    while (true) {
      long held = table[2 * slot + 1];
      if (held == 0) {
        break;
      }
      if (table[2 * slot] == word) {
        return (int) held - 1;
      }
      slot = (slot + 1) & mask;
    }
    table[2 * slot] = word;
    table[2 * slot + 1] = ++size;
    if (size > (mask + 1L) * 2 / 3) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    long[] old = slots;
    allocate(Math.multiplyExact(mask + 1, 2));
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int slot = Mix.slot(old[i], shift);
        while (slots[2 * slot + 1] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[2 * slot] = old[i];
        slots[2 * slot + 1] = old[i + 1];
      }
    }
  }

  /** Number of the word, or -1. */
  int find(long word) {
    long[] table = slots;
    int slot = Mix.slot(word, shift);
    while (true) {
      long held = table[2 * slot + 1];
      if (held == 0 || table[2 * slot] == word) {
        return (int) held - 1;
      }
      slot = (slot + 1) & mask;
    }
  }

  @Override
  public void find(long[] words, int count, int[] out) {
    long[] bits = filter;
    if (bits == null || passing(bits, words, count, out) > count / 2) {
      findAll(words, count, out);
    }
    for (int i = 0; i < count; i++) {
      if (out[i] == MISPLACED) {
        out[i] = find(words[i]);
      }
    }
  }

  /** Marks the words that the filter lets pass, and tells how many they are. */
  private int passing(long[] bits, long[] words, int count, int[] out) {
    int right = filterShift;
    int passed = 0;
    for (int i = 0; i < count; i++) {
      long hash = Mix.hash(words[i]) >>> right;
      int bit = (int) (bits[(int) (hash >>> 6)] >>> hash) & 1;
      out[i] = -1 - bit;
      passed += bit;
    }
    return passed;
  }

  /**
   * All words look at the slot where they should be, so that the loads do not wait for each other;
   * those that met another word are marked.
   */
  private void findAll(long[] words, int count, int[] out) {
    long[] table = slots;
    int right = shift;
    for (int i = 0; i < count; i++) {
      long word = words[i];
      int at = 2 * Mix.slot(word, right);
      long held = table[at + 1];
      long other = table[at] ^ word;
      int displaced = (int) (((other | -other) & -held) >> 63);
      out[i] = (((int) held - 1) & ~displaced) | (MISPLACED & displaced);
    }
  }
}
