package dev.sluice.core.expr.kernel;

import org.jspecify.annotations.Nullable;

/** Lists of row numbers, ascending. */
public final class Selection {
  private Selection() {}

  /** Writes all rows. */
  public static int all(int size, int[] rows) {
    for (int i = 0; i < size; i++) {
      rows[i] = i;
    }
    return size;
  }

  /** Writes the rows that are not null. */
  public static int nonNull(boolean @Nullable [] nulls, int size, int[] rows) {
    if (nulls == null) {
      return all(size, rows);
    }
    int count = 0;
    for (int i = 0; i < size; i++) {
      rows[count] = i;
      count += nulls[i] ? 0 : 1;
    }
    return count;
  }

  /** Writes the rows that are null. */
  public static int isNull(boolean @Nullable [] nulls, int size, int[] rows) {
    if (nulls == null) {
      return 0;
    }
    int count = 0;
    for (int i = 0; i < size; i++) {
      rows[count] = i;
      count += nulls[i] ? 1 : 0;
    }
    return count;
  }

  /** Writes the rows whose code the table accepts; entry {@code code + 1} belongs to a code. */
  public static int accepted(int[] codes, byte[] table, int size, int[] rows) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      rows[count] = i;
      count += table[codes[i] + 1];
    }
    return count;
  }

  /** Turns positions in {@code outer} into its row numbers, in place. */
  public static void compose(int[] outer, int[] inner, int count) {
    for (int i = 0; i < count; i++) {
      inner[i] = outer[inner[i]];
    }
  }

  /** Writes the rows of {@code 0 .. size} that are not listed. */
  public static int complement(int[] listed, int listedCount, int size, int[] rows) {
    int count = 0;
    int at = 0;
    int row = 0;
    while (at < listedCount) {
      rows[count] = row;
      int isListed = listed[at] == row ? 1 : 0;
      at += isListed;
      count += 1 - isListed;
      row++;
    }
    while (row < size) {
      rows[count++] = row++;
    }
    return count;
  }

  /** Merges two lists without common rows. */
  public static int merge(int[] left, int leftCount, int[] right, int rightCount, int[] rows) {
    int l = 0;
    int r = 0;
    int count = 0;
    while (l < leftCount && r < rightCount) {
      int a = left[l];
      int b = right[r];
      int takeLeft = a < b ? 1 : 0;
      rows[count++] = Math.min(a, b);
      l += takeLeft;
      r += 1 - takeLeft;
    }
    while (l < leftCount) {
      rows[count++] = left[l++];
    }
    while (r < rightCount) {
      rows[count++] = right[r++];
    }
    return count;
  }
}
