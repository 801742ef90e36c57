package dev.sluice.core.window;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;

/** Values of one column with those of another where there is no row. */
final class Replaced {
  private Replaced() {}

  static ColumnVector where(
      long[] positions, ColumnVector values, ColumnVector others, int count, VectorArena arena) {
    boolean[] nulls = arena.booleans(count);
    for (int i = 0; i < count; i++) {
      nulls[i] = positions[i] < 0 ? others.isNull(i) : values.isNull(i);
    }
    if (values instanceof LongVector longs) {
      long[] out = arena.longs(count);
      long[] own = longs.values();
      long[] other = ((LongVector) others).values();
      for (int i = 0; i < count; i++) {
        out[i] = positions[i] < 0 ? other[i] : own[i];
      }
      return new LongVector(out, nulls, count);
    }
    if (values instanceof DoubleVector doubles) {
      double[] out = arena.doubles(count);
      double[] own = doubles.values();
      double[] other = ((DoubleVector) others).values();
      for (int i = 0; i < count; i++) {
        out[i] = positions[i] < 0 ? other[i] : own[i];
      }
      return new DoubleVector(out, nulls, count);
    }
    return texts(positions, flat(values, arena), flat(others, arena), nulls, count, arena);
  }

  private static StringVector flat(ColumnVector vector, VectorArena arena) {
    return vector instanceof DictionaryVector coded ? coded.flatten(arena) : (StringVector) vector;
  }

  private static StringVector texts(
      long[] positions,
      StringVector values,
      StringVector others,
      boolean[] nulls,
      int count,
      VectorArena arena) {
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    int total = 0;
    for (int i = 0; i < count; i++) {
      int length = (positions[i] < 0 ? others : values).lengths()[i];
      lengths[i] = nulls[i] ? 0 : length;
      total += lengths[i];
    }
    byte[] data = arena.bytes(total);
    int end = 0;
    for (int i = 0; i < count; i++) {
      StringVector source = positions[i] < 0 ? others : values;
      System.arraycopy(source.data(), source.starts()[i], data, end, lengths[i]);
      starts[i] = end;
      end += lengths[i];
    }
    return new StringVector(data, starts, lengths, nulls, count);
  }
}
