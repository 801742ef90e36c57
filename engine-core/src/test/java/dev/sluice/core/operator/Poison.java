package dev.sluice.core.operator;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import java.util.Arrays;

/**
 * Overwrites what a batch held, as the next batch would. Dictionaries stay, for they are shared.
 */
final class Poison {
  private Poison() {}

  static void into(Batch batch) {
    for (int c = 0; c < batch.columnCount(); c++) {
      ColumnVector vector = batch.column(c);
      if (vector.nulls() != null) {
        Arrays.fill(vector.nulls(), true);
      }
      if (vector instanceof LongVector longs) {
        Arrays.fill(longs.values(), 0x5555_5555_5555_5555L);
      } else if (vector instanceof DoubleVector doubles) {
        Arrays.fill(doubles.values(), -12345.678);
      } else if (vector instanceof DictionaryVector coded) {
        Arrays.fill(coded.codes(), Integer.MAX_VALUE);
      } else {
        Arrays.fill(((StringVector) vector).data(), (byte) '#');
        Arrays.fill(((StringVector) vector).starts(), Integer.MAX_VALUE);
      }
    }
  }
}
