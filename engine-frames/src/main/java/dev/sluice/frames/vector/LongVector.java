package dev.sluice.frames.vector;

import org.jspecify.annotations.Nullable;

/** Column of {@code long} values. */
public final class LongVector extends ColumnVector {
  private final long[] values;

  public LongVector(long[] values, boolean @Nullable [] nulls, int size) {
    super(size, nulls);
    this.values = values;
  }

  public long[] values() {
    return values;
  }

  @Override
  public LongVector gather(int[] rows, int count, VectorArena arena) {
    long[] from = values;
    long[] to = arena.longs(count);
    for (int i = 0; i < count; i++) {
      to[i] = from[rows[i]];
    }
    return new LongVector(to, gatherNulls(rows, count, arena), count);
  }
}
