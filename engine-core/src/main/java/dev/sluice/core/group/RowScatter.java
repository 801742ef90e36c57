package dev.sluice.core.group;

import java.util.Arrays;

/** Rows by their partitions. */
public final class RowScatter {
  private RowScatter() {}

  /**
   * Orders rows by partition and, within one, as they come.
   *
   * @param partitions partition of each row
   * @param count number of rows
   * @param rows takes the rows
   * @param bounds takes the places: rows of partition {@code p} are {@code rows[bounds[p] ..
   *     bounds[p + 1])}; one longer than there are partitions
   */
  public static void order(int[] partitions, int count, int[] rows, int[] bounds) {
    Arrays.fill(bounds, 0);
    for (int i = 0; i < count; i++) {
      bounds[partitions[i]]++;
    }
    int end = 0;
    for (int p = 0; p < bounds.length; p++) {
      end += bounds[p];
      bounds[p] = end;
    }
    for (int i = count - 1; i >= 0; i--) {
      rows[--bounds[partitions[i]]] = i;
    }
  }
}
