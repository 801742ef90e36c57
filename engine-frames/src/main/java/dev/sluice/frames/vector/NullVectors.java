package dev.sluice.frames.vector;

import dev.sluice.frames.type.ColumnType;
import java.util.Arrays;

/** Columns of nothing but NULL. */
public final class NullVectors {
  private NullVectors() {}

  /** So many NULLs; the arrays are of the arena. */
  public static ColumnVector of(ColumnType type, int count, VectorArena arena) {
    boolean[] nulls = arena.booleans(count);
    Arrays.fill(nulls, 0, count, true);
    return switch (type.physical()) {
      case LONG -> {
        long[] values = arena.longs(count);
        Arrays.fill(values, 0, count, 0);
        yield new LongVector(values, nulls, count);
      }
      case DOUBLE -> {
        double[] values = arena.doubles(count);
        Arrays.fill(values, 0, count, 0);
        yield new DoubleVector(values, nulls, count);
      }
      case BYTES -> {
        int[] zeros = arena.ints(count);
        Arrays.fill(zeros, 0, count, 0);
        yield new StringVector(new byte[0], zeros, zeros, nulls, count);
      }
    };
  }
}
