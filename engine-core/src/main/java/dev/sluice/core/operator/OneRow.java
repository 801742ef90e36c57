package dev.sluice.core.operator;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of one row that outlive the batch that it is from. */
final class OneRow {
  private OneRow() {}

  static ColumnVector[] of(ColumnVector[] columns, int row) {
    ColumnVector[] copies = new ColumnVector[columns.length];
    for (int c = 0; c < copies.length; c++) {
      copies[c] = of(columns[c], row);
    }
    return copies;
  }

  private static ColumnVector of(ColumnVector column, int row) {
    boolean @Nullable [] nulls = column.isNull(row) ? new boolean[] {true} : null;
    if (column instanceof LongVector longs) {
      return new LongVector(new long[] {longs.values()[row]}, nulls, 1);
    }
    if (column instanceof DoubleVector doubles) {
      return new DoubleVector(new double[] {doubles.values()[row]}, nulls, 1);
    }
    byte[] bytes = {};
    if (nulls == null && column instanceof StringVector strings) {
      int start = strings.starts()[row];
      bytes = Arrays.copyOfRange(strings.data(), start, start + strings.lengths()[row]);
    } else if (nulls == null && column instanceof DictionaryVector coded) {
      StringDictionary entries = coded.dictionary();
      int start = entries.start(coded.codes()[row]);
      bytes = Arrays.copyOfRange(entries.data(), start, start + entries.length(coded.codes()[row]));
    }
    return new StringVector(bytes, new int[1], new int[] {bytes.length}, nulls, 1);
  }

  /** The values of such a row; NULL as text. */
  static List<Object> values(ColumnVector[] row) {
    List<Object> values = new ArrayList<>();
    for (ColumnVector column : row) {
      if (column.isNull(0)) {
        values.add("NULL");
      } else if (column instanceof LongVector longs) {
        values.add(longs.values()[0]);
      } else if (column instanceof DoubleVector doubles) {
        values.add(doubles.values()[0]);
      } else {
        values.add(String.valueOf(((StringVector) column).text(0)));
      }
    }
    return values;
  }
}
