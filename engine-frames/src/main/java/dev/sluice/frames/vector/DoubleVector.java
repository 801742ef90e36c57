package dev.sluice.frames.vector;

import org.jspecify.annotations.Nullable;

/** Column of {@code double} values; FLOAT columns hold widened floats. */
public final class DoubleVector extends ColumnVector {
  private final double[] values;

  public DoubleVector(double[] values, boolean @Nullable [] nulls, int size) {
    super(size, nulls);
    this.values = values;
  }

  public double[] values() {
    return values;
  }

  @Override
  public DoubleVector gather(int[] rows, int count, VectorArena arena) {
    double[] from = values;
    double[] to = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      to[i] = from[rows[i]];
    }
    return new DoubleVector(to, gatherNulls(rows, count, arena), count);
  }
}
