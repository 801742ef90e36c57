package dev.sluice.core.join;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Columns of nothing but NULL. */
final class NullColumns {
  private NullColumns() {}

  static ColumnVector of(ColumnType type, int count, VectorArena arena) {
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
