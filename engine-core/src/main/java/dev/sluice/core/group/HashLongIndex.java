package dev.sluice.core.group;

import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Codes of any values, in an open hash table that is at most three eighths full. */
final class HashLongIndex {
  private static final int FIRST_SLOTS = 1 << 12;

  private final LongList values;
  private int[] slots;
  private int shift;
  private int limit;
  private boolean grew;
  private boolean mostlyNew;

  /** Index of the values there are, save the one that stands for NULL. */
  HashLongIndex(LongList values, int nullCode) {
    this.values = values;
    int length = FIRST_SLOTS;
    while (length < values.size() * 3L) {
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
    limit = length / 8 * 3;
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

  /**
   * Codes of the words. First all rows look at the place where their word should be, without a
   * branch, so that the processor waits for many places at once; then those that found another word
   * or none are looked after.
   */
  void find(long[] words, int count, int[] out, VectorArena arena) {
    if (mostlyNew) {
      findEach(words, count, out);
      return;
    }
    int before = values.size();
    int[] table = slots;
    int right = shift;
    for (int i = 0; i < count; i++) {
      out[i] = table[Mix.slot(words[i], right)];
    }
    long[] array = values.array();
    int[] missed = arena.ints(count);
    int missedCount = 0;
    for (int i = 0; i < count; i++) {
      int code = out[i];
      long differs = (array[code & ~(code >> 31)] ^ words[i]) | (code >> 31);
      missed[missedCount] = i;
      missedCount += (int) ((differs | -differs) >>> 63);
    }
    for (int m = 0; m < missedCount; m++) {
      int row = missed[m];
      out[row] = find(words[row]);
    }
    mostlyNew = values.size() - before > count / 2;
  }

  /** One row after the other, which is faster if most of their words are not there yet. */
  private void findEach(long[] words, int count, int[] out) {
    int before = values.size();
    for (int i = 0; i < count; i++) {
      out[i] = find(words[i]);
    }
    mostlyNew = values.size() - before > count / 2;
  }

  private int find(long word) {
    int[] table = slots;
    int mask = table.length - 1;
    long[] array = values.array();
    int slot = Mix.slot(word, shift);
    int code = table[slot];
    while (code >= 0 && array[code] != word) {
      slot = (slot + 1) & mask;
      code = table[slot];
    }
    return code >= 0 ? code : insert(word, slot);
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
    limit = length / 8 * 3;
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
