package dev.sluice.frames.sort;

import dev.sluice.frames.key.KeyPrefix;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;

/**
 * Values of a key column as signed numbers in the same order. What stands at null rows is
 * unspecified.
 */
abstract class KeyNumbers {
  /** Number by row; may be the vector's own array. */
  abstract long[] of(ColumnVector vector, VectorArena arena);

  /** Whether equal numbers, of all that were made so far, mean equal values. */
  boolean isExact() {
    return true;
  }

  /** Values of LONG columns are numbers already. */
  static final class OfLongs extends KeyNumbers {
    @Override
    long[] of(ColumnVector vector, VectorArena arena) {
      return ((LongVector) vector).values();
    }
  }

  /** Bits of doubles, turned round where they run the other way. */
  static final class OfDoubles extends KeyNumbers {
    @Override
    long[] of(ColumnVector vector, VectorArena arena) {
      double[] values = ((DoubleVector) vector).values();
      int size = vector.size();
      long[] numbers = arena.longs(size);
      for (int i = 0; i < size; i++) {
        numbers[i] = KeyPrefix.ofDouble(values[i]) ^ Long.MIN_VALUE;
      }
      return numbers;
    }
  }

  /** Ranks of codes in the one dictionary of the column. */
  static final class OfCodes extends KeyNumbers {
    private final int[] ranks;

    OfCodes(int[] ranks) {
      this.ranks = ranks;
    }

    @Override
    long[] of(ColumnVector vector, VectorArena arena) {
      int[] codes = ((DictionaryVector) vector).codes();
      int size = vector.size();
      long[] numbers = arena.longs(size);
      for (int i = 0; i < size; i++) {
        numbers[i] = codes[i] < 0 ? 0 : ranks[codes[i]];
      }
      return numbers;
    }
  }

  /** Seven bytes of strings behind those that all have in common. */
  static final class OfBytes extends KeyNumbers {
    private final int common;
    private boolean exact = true;

    OfBytes(int common) {
      this.common = common;
    }

    @Override
    long[] of(ColumnVector vector, VectorArena arena) {
      StringVector strings = strings(vector, arena);
      byte[] data = strings.data();
      int[] starts = strings.starts();
      int[] lengths = strings.lengths();
      int size = vector.size();
      long[] numbers = arena.longs(size);
      int longest = 0;
      for (int i = 0; i < size; i++) {
        int length = Math.max(0, lengths[i] - common);
        int start = length == 0 ? 0 : starts[i] + common;
        numbers[i] = KeyPrefix.ofBytes(data, start, length) ^ Long.MIN_VALUE;
        longest = Math.max(longest, length);
      }
      exact &= longest <= 7;
      return numbers;
    }

    @Override
    boolean isExact() {
      return exact;
    }

    static StringVector strings(ColumnVector vector, VectorArena arena) {
      return vector instanceof DictionaryVector coded
          ? coded.flatten(arena)
          : (StringVector) vector;
    }
  }

  /** How many leading bytes all strings share that were shown to it. */
  static final class CommonBytes {
    private byte[] first = new byte[0];
    private int common = -1;

    void add(ColumnVector vector, VectorArena arena) {
      StringVector strings = OfBytes.strings(vector, arena);
      byte[] data = strings.data();
      boolean[] nulls = vector.nulls();
      for (int i = 0; i < vector.size() && common != 0; i++) {
        if (nulls != null && nulls[i]) {
          continue;
        }
        int start = strings.starts()[i];
        int end = start + strings.lengths()[i];
        if (common < 0) {
          first = java.util.Arrays.copyOfRange(data, start, end);
          common = first.length;
        } else {
          int limit = Math.min(end, start + common);
          int mismatch = java.util.Arrays.mismatch(data, start, limit, first, 0, common);
          common = mismatch < 0 ? common : mismatch;
        }
      }
    }

    int length() {
      return Math.max(0, common);
    }
  }
}
