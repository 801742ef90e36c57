package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers, one per group; doubles as their bits. */
final class LongCells implements Cells {
  private final boolean doubles;
  private long[] values = new long[Growth.INITIAL];
  private int groupCount;
  private long[] longSource = {};
  private double[] doubleSource = {};

  LongCells(boolean doubles) {
    this.doubles = doubles;
  }

  @Override
  public void ensureGroups(int groups) {
    if (groups > values.length) {
      values = Arrays.copyOf(values, Growth.length(values.length, groups));
    }
    if (groups > groupCount) {
      Arrays.fill(values, groupCount, groups, 0);
      groupCount = groups;
    }
  }

  @Override
  public void read(ColumnVector vector) {
    if (doubles) {
      doubleSource = ((DoubleVector) vector).values();
    } else {
      longSource = ((LongVector) vector).values();
    }
  }

  @Override
  public void set(int group, int row) {
    values[group] = doubles ? Double.doubleToRawLongBits(doubleSource[row]) : longSource[row];
  }

  @Override
  public int encodedLength(int group) {
    return Long.BYTES;
  }

  @Override
  public void write(int group, byte[] target, int at) {
    BigEndian.putLong(target, at, values[group]);
  }

  @Override
  public void setEncoded(int group, byte[] source, int start, int length) {
    values[group] = BigEndian.getLong(source, start);
  }

  @Override
  public ColumnVector vector(int from, int count, boolean @Nullable [] nulls, VectorArena arena) {
    if (!doubles) {
      long[] out = arena.longs(count);
      System.arraycopy(values, from, out, 0, count);
      return new LongVector(out, nulls, count);
    }
    double[] out = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      out[i] = Double.longBitsToDouble(values[from + i]);
    }
    return new DoubleVector(out, nulls, count);
  }

  @Override
  public long sizeBytes() {
    return 8L * values.length;
  }

  @Override
  public void reset() {
    groupCount = 0;
  }
}
