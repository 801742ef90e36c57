package dev.sluice.core.join;

import dev.sluice.core.group.Mix;

/**
 * Numbers different words from 0 in the order in which they were added: an open hash table with
 * word and number side by side. Any number of threads may find once nothing is added any more.
 */
final class LongNumbers {
  private static final int FIRST_SLOTS = 1 << 8;

  /** Word and number + 1 of each slot; 0 where there is none. */
  private long[] slots;

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

  long sizeBytes() {
    return 8L * slots.length;
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

  /**
   * Numbers of the words, or -1. First all words look at the slot where they should be, so that the
   * loads do not wait for each other; then those that met another word look on.
   */
  void find(long[] words, int count, int[] out) {
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
    for (int i = 0; i < count; i++) {
      if (out[i] == MISPLACED) {
        out[i] = find(words[i]);
      }
    }
  }

  private static final int MISPLACED = -2;
}
