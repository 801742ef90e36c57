package dev.sluice.frames;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import java.util.Arrays;

/** Collects {@code long} values. */
final class LongColumnBuilder extends ColumnBuilder {
  private long[] values = new long[0];

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
    long[] from = ((LongVector) vector).values();
    appendNulls(vector.nulls(), range);
    int[] rows = range.rows();
    if (rows == null) {
      System.arraycopy(from, range.from(), values, size, range.count());
    } else {
      long[] to = values;
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
    return new Section(FrameLayout.Form.LONG, 8L * size, 0);
  }

  @Override
  void putValues(long address) {
    OffHeap.put(values, 0, size, address);
  }
}
