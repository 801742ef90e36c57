package dev.sluice.frames.vector;

import org.jspecify.annotations.Nullable;

/**
 * Values of one column in one batch, as primitive arrays that loops read directly.
 *
 * <p>Arrays may be longer than {@link #size()}. The value at a null row is unspecified but readable
 * (0, 0.0, an empty slice, or code -1), so that loops need not branch on nulls.
 */
public abstract sealed class ColumnVector
    permits LongVector, DoubleVector, StringVector, DictionaryVector {
  private final int size;
  private final boolean @Nullable [] nulls;

  ColumnVector(int size, boolean @Nullable [] nulls) {
    this.size = size;
    this.nulls = nulls;
  }

  /** Number of rows. */
  public final int size() {
    return size;
  }

  /** True at each null row, or {@code null} if no row is null. */
  public final boolean @Nullable [] nulls() {
    return nulls;
  }

  public final boolean isNull(int row) {
    return nulls != null && nulls[row];
  }

  /** The chosen rows in the chosen order; arrays come from the arena. */
  public abstract ColumnVector gather(int[] rows, int count, VectorArena arena);

  final boolean @Nullable [] gatherNulls(int[] rows, int count, VectorArena arena) {
    boolean[] from = nulls;
    if (from == null) {
      return null;
    }
    boolean[] to = arena.booleans(count);
    for (int i = 0; i < count; i++) {
      to[i] = from[rows[i]];
    }
    return to;
  }
}
