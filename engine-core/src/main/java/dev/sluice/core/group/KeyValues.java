package dev.sluice.core.group;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.VectorArena;

/** Values of key columns. */
public final class KeyValues {
  private KeyValues() {}

  /** The column with one zero and one NaN, as a grouper would give it back. */
  public static ColumnVector normalized(ColumnVector key, VectorArena arena) {
    if (!(key instanceof DoubleVector doubles)) {
      return key;
    }
    double[] from = doubles.values();
    double[] to = arena.doubles(doubles.size());
    for (int i = 0; i < doubles.size(); i++) {
      to[i] = Double.longBitsToDouble(word(from[i]));
    }
    return new DoubleVector(to, doubles.nulls(), doubles.size());
  }

  /** Bits of the number: equal for equal keys. */
  public static long word(double value) {
    return Double.doubleToLongBits(value + 0.0);
  }
}
