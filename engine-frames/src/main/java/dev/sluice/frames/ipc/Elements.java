package dev.sluice.frames.ipc;

import dev.sluice.frames.array.ArrayCursor;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import java.util.Arrays;

/** Elements of arrays one behind the other, as a column. Belongs to one thread. */
final class Elements {
  private final Physical form;
  private boolean[] nulls = new boolean[64];
  private long[] longs = {};
  private double[] doubles = {};
  private int[] starts = {};
  private int[] lengths = {};
  private byte[] data = {};
  private int dataEnd;
  private int count;

  Elements(ScalarType element) {
    form = element.physical();
  }

  void clear() {
    count = 0;
    dataEnd = 0;
  }

  int count() {
    return count;
  }

  /** Adds the element at which the cursor stands. */
  void add(ArrayCursor cursor) {
    if (count == nulls.length) {
      nulls = Arrays.copyOf(nulls, 2 * count);
    }
    boolean isNull = cursor.isNull();
    nulls[count] = isNull;
    switch (form) {
      case LONG -> {
        longs = longs.length > count ? longs : Arrays.copyOf(longs, nulls.length);
        longs[count] = isNull ? 0 : cursor.longValue();
      }
      case DOUBLE -> {
        doubles = doubles.length > count ? doubles : Arrays.copyOf(doubles, nulls.length);
        doubles[count] = isNull ? 0 : cursor.doubleValue();
      }
      case BYTES -> addText(cursor, isNull);
    }
    count++;
  }

  private void addText(ArrayCursor cursor, boolean isNull) {
    if (starts.length <= count) {
      starts = Arrays.copyOf(starts, nulls.length);
      lengths = Arrays.copyOf(lengths, nulls.length);
    }
    int length = isNull ? 0 : cursor.textLength();
    data = ColumnEncoder.grown(data, Math.addExact(dataEnd, length));
    if (!isNull) {
      System.arraycopy(cursor.text(), cursor.textStart(), data, dataEnd, length);
    }
    starts[count] = dataEnd;
    lengths[count] = length;
    dataEnd += length;
  }

  /** All elements; valid until the next call. */
  ColumnVector vector() {
    return switch (form) {
      case LONG -> new LongVector(longs, nulls, count);
      case DOUBLE -> new DoubleVector(doubles, nulls, count);
      case BYTES -> new StringVector(data, starts, lengths, nulls, count);
    };
  }
}
