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

  /**
   * Leading bytes of strings, each position at the width that its bytes need among these rows:
   * digits take four bits. Positions at which all strings agree take none.
   */
  static final class OfBytes extends KeyNumbers {
    private final ByteRanges ranges;

    OfBytes(ByteRanges ranges) {
      this.ranges = ranges;
    }

    @Override
    long[] of(ColumnVector vector, VectorArena arena) {
      StringVector strings = strings(vector, arena);
      int size = vector.size();
      long[] numbers = arena.longs(size);
      for (int i = 0; i < size; i++) {
        numbers[i] = ranges.number(strings.data(), strings.starts()[i], strings.lengths()[i]);
      }
      return numbers;
    }

    @Override
    boolean isExact() {
      return ranges.coversAll();
    }

    static StringVector strings(ColumnVector vector, VectorArena arena) {
      return vector instanceof DictionaryVector coded
          ? coded.flatten(arena)
          : (StringVector) vector;
    }
  }
}
