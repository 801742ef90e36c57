package dev.sluice.frames;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import java.util.Arrays;

/** Collects {@code double} values. */
final class DoubleColumnBuilder extends ColumnBuilder {
  private double[] values = new double[0];

  @Override
  long heapBytes() {
    return super.heapBytes() + 8L * values.length;
  }

  @Override
  long growth(int rows, long dataBytes) {
    return nullsGrowth(rows) + 8L * (capacity(values.length, rows) - values.length);
  }

  @Override
  void grow(int rows, long dataBytes) {
    growNulls(rows);
    int length = capacity(values.length, rows);
    if (length != values.length) {
      values = Arrays.copyOf(values, length);
    }
  }

  @Override
  void append(ColumnVector vector, RowRange range) {
    double[] from = ((DoubleVector) vector).values();
    appendNulls(vector.nulls(), range);
    int[] rows = range.rows();
    if (rows == null) {
      System.arraycopy(from, range.from(), values, size, range.count());
    } else {
      double[] to = values;
      int base = size;
      int start = range.from();
      int count = range.count();
      for (int i = 0; i < count; i++) {
        to[base + i] = from[rows[start + i]];
      }
    }
    size += range.count();
  }

  @Override
  Section section() {
    return new Section(FrameLayout.Form.DOUBLE, 8L * size, 0);
  }

  @Override
  void putValues(long address) {
    OffHeap.put(values, 0, size, address);
  }
}
