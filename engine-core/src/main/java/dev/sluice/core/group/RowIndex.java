package dev.sluice.core.group;

import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Rows of several words, in an open hash table that is at most three eighths full. */
final class RowIndex implements WordIndex {
  private static final int FIRST_SLOTS = 1 << 12;

  private final int width;
  private long[] rows;
  private int[] slots = new int[FIRST_SLOTS];
  private int shift = 64 - Integer.numberOfTrailingZeros(FIRST_SLOTS);
  private int size;

  RowIndex(int width) {
    this.width = width;
    rows = new long[16 * width];
    Arrays.fill(slots, -1);
  }

  /** As {@link HashLongIndex} does it: all rows look first, then those that did not find theirs. */
  @Override
  public void find(long[][] words, int count, int[] out, VectorArena arena) {
    long[] hashes = arena.longs(count);
    hash(words, count, hashes);
    int[] table = slots;
    int right = shift;
    for (int i = 0; i < count; i++) {
      out[i] = table[Mix.slot(hashes[i], right)];
    }
    long[] differences = arena.longs(count);
    for (int i = 0; i < count; i++) {
      differences[i] = out[i] >> 31;
    }
    for (int w = 0; w < width; w++) {
      differ(words[w], w, count, out, differences);
    }
    int[] missed = arena.ints(count);
    int missedCount = 0;
    for (int i = 0; i < count; i++) {
      missed[missedCount] = i;
      missedCount += (int) ((differences[i] | -differences[i]) >>> 63);
    }
    for (int m = 0; m < missedCount; m++) {
      int row = missed[m];
      out[row] = find(words, row, hashes[row]);
    }
  }

  private static void hash(long[][] words, int count, long[] hashes) {
    Arrays.fill(hashes, 0, count, 0);
    for (long[] column : words) {
      for (int i = 0; i < count; i++) {
        hashes[i] = Mix.next(hashes[i], column[i]);
      }
    }
  }

  private void differ(long[] column, int w, int count, int[] numbers, long[] differences) {
    long[] held = rows;
    int step = width;
    for (int i = 0; i < count; i++) {
      int number = numbers[i] & ~(numbers[i] >> 31);
      differences[i] |= held[number * step + w] ^ column[i];
    }
  }

  private int find(long[][] words, int row, long hash) {
    int mask = slots.length - 1;
    int slot = Mix.slot(hash, shift);
    int number = slots[slot];
    while (number >= 0 && !equal(number, words, row)) {
      slot = (slot + 1) & mask;
      number = slots[slot];
    }
    return number >= 0 ? number : insert(words, row, slot);
  }

  private boolean equal(int number, long[][] words, int row) {
    int at = number * width;
    for (int w = 0; w < width; w++) {
      if (rows[at + w] != words[w][row]) {
        return false;
      }
    }
    return true;
  }

  private int insert(long[][] words, int row, int slot) {
    int at = Math.multiplyExact(size, width);
    if (at == rows.length) {
      rows = Arrays.copyOf(rows, Math.multiplyExact(at, 2));
    }
    for (int w = 0; w < width; w++) {
      rows[at + w] = words[w][row];
    }
    int number = size++;
    slots[slot] = number;
    if (size > slots.length / 8 * 3) {
      grow();
    }
    return number;
  }

  private void grow() {
    int length = Math.multiplyExact(slots.length, 2);
    int[] larger = new int[length];
    Arrays.fill(larger, -1);
    shift--;
    for (int number = 0; number < size; number++) {
      long hash = 0;
      for (int w = 0; w < width; w++) {
        hash = Mix.next(hash, rows[number * width + w]);
      }
      int slot = Mix.slot(hash, shift);
      while (larger[slot] >= 0) {
        slot = (slot + 1) & (length - 1);
      }
      larger[slot] = number;
    }
    slots = larger;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void word(int w, int from, int count, long[] out) {
    int at = from * width + w;
    for (int i = 0; i < count; i++) {
      out[i] = rows[at];
      at += width;
    }
  }

  @Override
  public long sizeBytes() {
    return 8L * rows.length + 4L * slots.length;
  }

  @Override
  public void reset() {
    Arrays.fill(slots, -1);
    size = 0;
  }
}
