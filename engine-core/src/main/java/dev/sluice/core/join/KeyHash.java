package dev.sluice.core.join;

import dev.sluice.core.group.KeyValues;
import dev.sluice.core.group.Mix;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;

/** Hashes of rows of keys: the same for equal keys of both sides, whatever their encoding. */
final class KeyHash {
  /** Hash of no key. */
  static final long SEED = 1;

  private static final long NULL_WORD = Long.MIN_VALUE + 1;

  private KeyHash() {}

  /** Makes of the hash of each row that of the row and one more key. */
  static void add(ColumnVector vector, int count, long[] hashes) {
    boolean[] nulls = vector.nulls();
    if (vector instanceof LongVector longs && nulls == null) {
      long[] values = longs.values();
      for (int i = 0; i < count; i++) {
        hashes[i] = Mix.next(hashes[i], values[i]);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      long word = nulls != null && nulls[i] ? NULL_WORD : word(vector, i);
      hashes[i] = Mix.next(hashes[i], word);
    }
  }

  private static long word(ColumnVector vector, int row) {
    if (vector instanceof LongVector longs) {
      return longs.values()[row];
    }
    if (vector instanceof DoubleVector doubles) {
      return KeyValues.word(doubles.values()[row]);
    }
    if (vector instanceof StringVector slices) {
      return hash(slices.data(), slices.starts()[row], slices.lengths()[row]);
    }
    DictionaryVector coded = (DictionaryVector) vector;
    StringDictionary entries = coded.dictionary();
    int code = coded.codes()[row];
    return hash(entries.data(), entries.start(code), entries.length(code));
  }

  private static long hash(byte[] data, int start, int length) {
    long hash = length;
    for (int i = start; i < start + length; i++) {
      hash = hash * 0x100000001b3L + data[i];
    }
    return hash;
  }
}
