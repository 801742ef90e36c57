package dev.sluice.frames;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a batch that are to be appended: {@code rows[from .. from + count)}, or the rows {@code
 * from .. from + count} themselves if there is no array.
 */
final class RowRange {
  private final int @Nullable [] rows;
  private final int from;
  private final int count;

  RowRange(int @Nullable [] rows, int from, int count) {
    this.rows = rows;
    this.from = from;
    this.count = count;
  }

  int @Nullable [] rows() {
    return rows;
  }

  int from() {
    return from;
  }

  int count() {
    return count;
  }

  /** The range without its end. */
  RowRange first(int fewer) {
    return new RowRange(rows, from, fewer);
  }
}
