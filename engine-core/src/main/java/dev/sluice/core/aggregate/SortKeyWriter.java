package dev.sluice.core.aggregate;

import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;

/**
 * Sort keys as bytes that compare as the keys do. Each key has a direction of two letters: {@code
 * a} or {@code d} for ascending or descending, {@code f} or {@code l} for NULLs first or last.
 */
final class SortKeyWriter {
  private static final byte NULL_ABOVE = 3;

  private final String[] directions;
  private final ArrayEncoder encoder = new ArrayEncoder();

  SortKeyWriter(String directions) {
    this.directions = directions.isEmpty() ? new String[0] : directions.split(",");
  }

  int keyCount() {
    return directions.length;
  }

  /** The key of a row; valid until the next call. */
  ArrayEncoder write(ColumnVector[] inputs, int firstKey, int row) {
    encoder.clear();
    for (int k = 0; k < directions.length; k++) {
      int start = encoder.length();
      ColumnVector key = inputs[firstKey + k];
      addElement(key, row, encoder);
      boolean descending = directions[k].charAt(0) == 'd';
      boolean nullsFirst = directions[k].charAt(1) == 'f';
      byte[] data = encoder.data();
      if (key.isNull(row) && nullsFirst == descending) {
        data[start] = NULL_ABOVE;
      }
      for (int i = start; descending && i < encoder.length(); i++) {
        data[i] = (byte) ~data[i];
      }
    }
    return encoder;
  }

  /** Writes the value of a row as an element of an array. */
  static void addElement(ColumnVector vector, int row, ArrayEncoder into) {
    if (vector instanceof LongVector longs) {
      if (vector.isNull(row)) {
        into.addNullNumber();
      } else {
        into.addLong(longs.values()[row]);
      }
    } else if (vector instanceof DoubleVector doubles) {
      if (vector.isNull(row)) {
        into.addNullNumber();
      } else {
        into.addDouble(doubles.values()[row]);
      }
    } else if (vector.isNull(row)) {
      into.addNullText();
    } else {
      Slices slices = Slices.of(vector);
      into.addText(slices.data(), slices.start(row), slices.length(row));
    }
  }
}
