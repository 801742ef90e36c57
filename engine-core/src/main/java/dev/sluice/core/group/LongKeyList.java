package dev.sluice.core.group;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers; doubles as their bits, with one zero and one NaN. */
final class LongKeyList implements KeyList {
  private final boolean doubles;
  private long[] values = new long[16];
  private boolean[] nulls = new boolean[16];
  private int size;

  LongKeyList(boolean doubles) {
    this.doubles = doubles;
  }

  private long word(ColumnVector vector, int row) {
    return doubles
        ? KeyValues.word(((DoubleVector) vector).values()[row])
        : ((LongVector) vector).values()[row];
  }

  @Override
  public boolean lastEquals(ColumnVector vector, int row) {
    boolean isNull = vector.isNull(row);
    return nulls[size - 1] == isNull && (isNull || values[size - 1] == word(vector, row));
  }

  @Override
  public void markChanges(ColumnVector vector, int count, boolean[] changed) {
    boolean[] absent = vector.nulls();
    if (absent != null) {
      for (int i = 1; i < count; i++) {
        boolean differs = !absent[i] && word(vector, i) != word(vector, i - 1);
        changed[i] |= absent[i] != absent[i - 1] || differs;
      }
    } else if (doubles) {
      double[] from = ((DoubleVector) vector).values();
      for (int i = 1; i < count; i++) {
        changed[i] |= KeyValues.word(from[i]) != KeyValues.word(from[i - 1]);
      }
    } else {
      long[] from = ((LongVector) vector).values();
      for (int i = 1; i < count; i++) {
        changed[i] |= from[i] != from[i - 1];
      }
    }
  }

  @Override
  public void append(ColumnVector vector, int[] rows, int count) {
    if (size + count > values.length) {
      int length = Math.max(size + count, values.length * 2);
      values = Arrays.copyOf(values, length);
      nulls = Arrays.copyOf(nulls, length);
    }
    boolean[] absent = vector.nulls();
    for (int i = 0; i < count; i++) {
      values[size + i] = word(vector, rows[i]);
      nulls[size + i] = absent != null && absent[rows[i]];
    }
    size += count;
  }

  @Override
  public ColumnVector vector(int from, int count, VectorArena arena) {
    boolean[] absent = null;
    for (int i = 0; i < count; i++) {
      if (nulls[from + i]) {
        if (absent == null) {
          absent = arena.booleans(count);
        }
        absent[i] = true;
      }
    }
    return doubles ? doubles(from, count, absent, arena) : longs(from, count, absent, arena);
  }

  private LongVector longs(int from, int count, boolean @Nullable [] absent, VectorArena arena) {
    long[] out = arena.longs(count);
    System.arraycopy(values, from, out, 0, count);
    return new LongVector(out, absent, count);
  }

  private DoubleVector doubles(
      int from, int count, boolean @Nullable [] absent, VectorArena arena) {
    double[] out = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      out[i] = Double.longBitsToDouble(values[from + i]);
    }
    return new DoubleVector(out, absent, count);
  }

  @Override
  public void keepLast() {
    values[0] = values[size - 1];
    nulls[0] = nulls[size - 1];
    size = 1;
  }

  @Override
  public long sizeBytes() {
    return 9L * values.length;
  }
}
