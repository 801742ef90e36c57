package dev.sluice.frames.sort;

import java.util.Arrays;

/**
 * Stable sorting of row numbers by packed keys: byte by byte, least significant first, over the
 * bytes in which the keys differ.
 */
final class RadixSort {
  /** Heap bytes per row that {@link #sort} needs, those of the keys included. */
  static final int BYTES_PER_ROW = 24;

  private static final int FEW = 2048;

  private RadixSort() {}

  /**
   * Sorts both arrays by key.
   *
   * @param keys of the rows, replaced by the same in order
   * @param bits how many low bits of the keys are in use
   * @param ids numbers of the rows, ascending, replaced by the same in the order of the keys
   * @param idBits how many low bits of the numbers are in use
   */
  static void sort(long[] keys, int bits, int[] ids, int idBits) {
    if (bits + idBits < 64) {
      sortTogether(keys, bits, ids, idBits);
    } else {
      sortApart(keys, bits, ids);
    }
  }

  private static void sortTogether(long[] keys, int bits, int[] ids, int idBits) {
    int count = keys.length;
    for (int i = 0; i < count; i++) {
      keys[i] = keys[i] << idBits | ids[i];
    }
    if (count <= FEW) {
      Arrays.sort(keys);
    } else {
      long[] sorted = radix(keys, idBits, bits);
      if (sorted != keys) {
        System.arraycopy(sorted, 0, keys, 0, count);
      }
    }
    long mask = (1L << idBits) - 1;
    for (int i = 0; i < count; i++) {
      ids[i] = (int) (keys[i] & mask);
      keys[i] >>>= idBits;
    }
  }

  private static long[] radix(long[] keys, int lowest, int bits) {
    long[] from = keys;
    long[] to = new long[keys.length];
    int[][] counts = counts(keys, lowest, bits);
    for (int digit = 0; digit < counts.length; digit++) {
      int[] starts = counts[digit];
      if (!toStarts(starts, from.length)) {
        continue;
      }
      Interruption.check();
      int shift = lowest + 8 * digit;
      for (int i = 0; i < from.length; i++) {
        long key = from[i];
        to[starts[(int) (key >>> shift) & 0xFF]++] = key;
      }
      long[] last = from;
      from = to;
      to = last;
    }
    return from;
  }

  private static void sortApart(long[] keys, int bits, int[] ids) {
    long[] from = keys;
    int[] fromIds = ids;
    long[] to = new long[keys.length];
    int[] toIds = new int[keys.length];
    int[][] counts = counts(keys, 0, bits);
    for (int digit = 0; digit < counts.length; digit++) {
      int[] starts = counts[digit];
      if (!toStarts(starts, from.length)) {
        continue;
      }
      Interruption.check();
      int shift = 8 * digit;
      for (int i = 0; i < from.length; i++) {
        long key = from[i];
        int place = starts[(int) (key >>> shift) & 0xFF]++;
        to[place] = key;
        toIds[place] = fromIds[i];
      }
      long[] last = from;
      from = to;
      to = last;
      int[] lastIds = fromIds;
      fromIds = toIds;
      toIds = lastIds;
    }
    if (from != keys) {
      System.arraycopy(from, 0, keys, 0, keys.length);
      System.arraycopy(fromIds, 0, ids, 0, ids.length);
    }
  }

  private static int[][] counts(long[] keys, int lowest, int bits) {
    int[][] counts = new int[(bits + 7) / 8][256];
    for (int digit = 0; digit < counts.length; digit++) {
      int[] count = counts[digit];
      int shift = lowest + 8 * digit;
      for (long key : keys) {
        count[(int) (key >>> shift) & 0xFF]++;
      }
    }
    return counts;
  }

  /** Turns counts into first places; false if all keys have the same digit. */
  private static boolean toStarts(int[] counts, int total) {
    int start = 0;
    for (int i = 0; i < counts.length; i++) {
      int count = counts[i];
      if (count == total) {
        return false;
      }
      counts[i] = start;
      start += count;
    }
    return true;
  }
}
