package dev.sluice.core.group;

import java.util.Arrays;

/** Codes of any values, in an open hash table that is at most half full. */
final class HashLongIndex {
  private static final int FIRST_SLOTS = 1 << 12;

  private final LongList values;
  private int[] slots;
  private int shift;
  private int limit;
  private boolean grew;

  /** Index of the values there are, save the one that stands for NULL. */
  HashLongIndex(LongList values, int nullCode) {
    this.values = values;
    int length = FIRST_SLOTS;
    while (length < values.size() * 2L) {
      length *= 2;
    }
    slots = new int[length];
    rehash(length, nullCode);
  }

  private void rehash(int length, int nullCode) {
    int[] larger = new int[length];
    Arrays.fill(larger, -1);
    slots = larger;
    shift = 64 - Integer.numberOfTrailingZeros(length);
    limit = length / 2;
    long[] array = values.array();
    for (int code = 0; code < values.size(); code++) {
      if (code != nullCode) {
        int slot = Mix.slot(array[code], shift);
        while (larger[slot] >= 0) {
          slot = (slot + 1) & (length - 1);
        }
        larger[slot] = code;
      }
    }
  }

  void find(long[] words, int count, int[] out) {
    int[] table = slots;
    int mask = table.length - 1;
    int right = shift;
    long[] array = values.array();
    for (int i = 0; i < count; i++) {
      long word = words[i];
      int slot = Mix.slot(word, right);
      int code = table[slot];
      while (code >= 0 && array[code] != word) {
        slot = (slot + 1) & mask;
        code = table[slot];
      }
      if (code < 0) {
        code = insert(word, slot);
        table = slots;
        mask = table.length - 1;
        right = shift;
        array = values.array();
      }
      out[i] = code;
    }
  }

  private int insert(long word, int slot) {
    int code = values.append(word);
    slots[slot] = code;
    if (code >= limit) {
      grow();
    }
    return code;
  }

  private void grow() {
    int[] old = slots;
    int length = Math.multiplyExact(old.length, 2);
    int[] larger = new int[length];
    Arrays.fill(larger, -1);
    int right = 64 - Integer.numberOfTrailingZeros(length);
    long[] array = values.array();
    for (int code : old) {
      if (code >= 0) {
        int slot = Mix.slot(array[code], right);
        while (larger[slot] >= 0) {
          slot = (slot + 1) & (length - 1);
        }
        larger[slot] = code;
      }
    }
    slots = larger;
    shift = right;
    limit = length / 2;
    grew = true;
  }

  /** Whether the table has grown since this was last asked. */
  boolean grewSinceAsked() {
    boolean answer = grew;
    grew = false;
    return answer;
  }

  long sizeBytes() {
    return 4L * slots.length;
  }

  void reset() {
    Arrays.fill(slots, -1);
  }
}
