package dev.sluice.core.window;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as integers of which the least is wanted: their complements where the greatest number is
 * wanted; doubles by the order of their bits, NaN above everything.
 */
record NumberOrder(boolean doubles, boolean greatest) {
  /** Stands for NULL: nothing is greater. */
  static final long NOTHING = Long.MAX_VALUE;

  /** Puts the integers of the first rows of a column. */
  void encode(ColumnVector vector, int count, long[] to) {
    long mask = greatest ? -1 : 0;
    if (doubles) {
      double[] from = ((DoubleVector) vector).values();
      for (int i = 0; i < count; i++) {
        to[i] = ordered(Double.doubleToLongBits(from[i])) ^ mask;
      }
    } else {
      long[] from = ((LongVector) vector).values();
      for (int i = 0; i < count; i++) {
        to[i] = from[i] ^ mask;
      }
    }
    boolean[] nulls = vector.nulls();
    if (nulls != null) {
      for (int i = 0; i < count; i++) {
        to[i] = nulls[i] ? NOTHING : to[i];
      }
    }
  }

  /** The numbers behind integers, which are overwritten. */
  ColumnVector decode(long[] values, boolean @Nullable [] nulls, int count, VectorArena arena) {
    long mask = greatest ? -1 : 0;
    for (int i = 0; i < count; i++) {
      values[i] ^= mask;
    }
    if (!doubles) {
      return new LongVector(values, nulls, count);
    }
    double[] out = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      out[i] = Double.longBitsToDouble(ordered(values[i]));
    }
    return new DoubleVector(out, nulls, count);
  }

  private static long ordered(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }
}
