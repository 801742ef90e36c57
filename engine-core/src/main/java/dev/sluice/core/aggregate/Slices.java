package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import org.jspecify.annotations.Nullable;

/** Byte slices of a column in either form, by row. */
final class Slices {
  private final byte[] data;
  private final int[] starts;
  private final int[] lengths;
  private final @Nullable StringDictionary dictionary;

  private Slices(byte[] data, int[] starts, int[] lengths, @Nullable StringDictionary dictionary) {
    this.data = data;
    this.starts = starts;
    this.lengths = lengths;
    this.dictionary = dictionary;
  }

  static Slices of(ColumnVector vector) {
    if (vector instanceof DictionaryVector coded) {
      StringDictionary dictionary = coded.dictionary();
      return new Slices(dictionary.data(), coded.codes(), coded.codes(), dictionary);
    }
    StringVector slices = (StringVector) vector;
    return new Slices(slices.data(), slices.starts(), slices.lengths(), null);
  }

  byte[] data() {
    return data;
  }

  /** Start of a row that is not null. */
  int start(int row) {
    return dictionary == null ? starts[row] : dictionary.start(starts[row]);
  }

  /** Length of a row that is not null. */
  int length(int row) {
    return dictionary == null ? lengths[row] : dictionary.length(lengths[row]);
  }
}
