package dev.sluice.core.shuffle;

import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.util.Arrays;

/**
 * Hashes of keys by value: the same for equal keys whatever their encoding, in every process. -0.0
 * hashes as 0.0, and null as a value of its own.
 */
final class KeyHash {
  private static final long NULL_HASH = 0x9E3779B97F4A7C15L;
  private static final long FACTOR_1 = 0xBF58476D1CE4E5B9L;
  private static final long FACTOR_2 = 0x94D049BB133111EBL;

  private final int[] columns;
  private long[] hashes = new long[0];
  private long[] values = new long[0];
  private int[] partitions = new int[0];

  KeyHash(RowSignature signature, ClusterBy key, int hashedColumns) {
    columns =
        key.columns().stream()
            .limit(hashedColumns)
            .mapToInt(c -> signature.indexOf(c.columnName()))
            .toArray();
  }

  /** Partition of each row; the array is reused by the next call. */
  int[] partitions(Batch batch, int count) {
    int rows = batch.rowCount();
    if (hashes.length < rows) {
      hashes = new long[rows];
      values = new long[rows];
      partitions = new int[rows];
    }
    Arrays.fill(hashes, 0, rows, 0);
    for (int column : columns) {
      add(batch.column(column), rows);
    }
    for (int i = 0; i < rows; i++) {
      partitions[i] = (int) ((mix(hashes[i]) >>> 33) % count);
    }
    return partitions;
  }

  private void add(ColumnVector vector, int rows) {
    if (vector instanceof LongVector longs) {
      System.arraycopy(longs.values(), 0, values, 0, rows);
    } else if (vector instanceof DoubleVector doubles) {
      for (int i = 0; i < rows; i++) {
        values[i] = Double.doubleToLongBits(doubles.values()[i] + 0.0);
      }
    } else if (vector instanceof StringVector strings) {
      for (int i = 0; i < rows; i++) {
        values[i] = bytes(strings.data(), strings.starts()[i], strings.lengths()[i]);
      }
    } else {
      DictionaryVector coded = (DictionaryVector) vector;
      StringDictionary dictionary = coded.dictionary();
      for (int i = 0; i < rows; i++) {
        int code = coded.codes()[i];
        values[i] =
            code < 0
                ? 0
                : bytes(dictionary.data(), dictionary.start(code), dictionary.length(code));
      }
    }
    for (int i = 0; i < rows; i++) {
      long value = vector.isNull(i) ? NULL_HASH : mix(values[i]);
      hashes[i] = hashes[i] * 31 + value;
    }
  }

  private static long bytes(byte[] data, int start, int length) {
    long hash = length;
    for (int i = start; i < start + length; i++) {
      hash = hash * FACTOR_1 + data[i];
    }
    return hash;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * FACTOR_1;
    mixed = (mixed ^ (mixed >>> 27)) * FACTOR_2;
    return mixed ^ (mixed >>> 31);
  }
}
