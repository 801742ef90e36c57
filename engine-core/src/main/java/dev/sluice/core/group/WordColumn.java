package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** A key column as words: numbers as they are, doubles as their bits, texts as codes. */
final class WordColumn {
  private final Physical physical;
  private final @Nullable BytesCodes codes;
  private boolean seen;
  private long min;
  private long max;
  private boolean hasNulls;

  WordColumn(ColumnType type) {
    physical = type.physical();
    codes = physical == Physical.BYTES ? new BytesCodes() : null;
  }

  /** Least word so far. */
  long min() {
    return min;
  }

  /** Greatest word so far. */
  long max() {
    return max;
  }

  /** Whether some row was null; texts have a code for that instead. */
  boolean hasNulls() {
    return hasNulls;
  }

  /** Whether words only grow from 0. */
  boolean isCoded() {
    return codes != null;
  }

  /** Word of each row; takes note of their range. */
  long[] load(ColumnVector vector, int count, VectorArena arena) {
    long[] words;
    if (codes != null) {
      words = widen(codes.codes(vector, count, arena), count, arena);
      extend(0, codes.size() - 1);
      return words;
    }
    if (physical == Physical.DOUBLE) {
      double[] from = ((DoubleVector) vector).values();
      words = arena.longs(count);
      for (int i = 0; i < count; i++) {
        words[i] = KeyValues.word(from[i]);
      }
    } else {
      words = ((LongVector) vector).values();
    }
    range(words, vector.nulls(), count);
    return words;
  }

  private static long[] widen(int[] codes, int count, VectorArena arena) {
    long[] words = arena.longs(count);
    for (int i = 0; i < count; i++) {
      words[i] = codes[i];
    }
    return words;
  }

  private void range(long[] words, boolean @Nullable [] nulls, int count) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    if (nulls == null) {
      for (int i = 0; i < count; i++) {
        low = Math.min(low, words[i]);
        high = Math.max(high, words[i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        low = Math.min(low, nulls[i] ? Long.MAX_VALUE : words[i]);
        high = Math.max(high, nulls[i] ? Long.MIN_VALUE : words[i]);
        hasNulls |= nulls[i];
      }
    }
    if (low <= high) {
      extend(low, high);
    }
  }

  private void extend(long low, long high) {
    min = seen ? Math.min(min, low) : low;
    max = seen ? Math.max(max, high) : high;
    seen = true;
  }

  /** The values of words. */
  ColumnVector values(long[] words, boolean @Nullable [] nulls, int count, VectorArena arena) {
    if (codes != null) {
      int[] narrow = arena.ints(count);
      for (int i = 0; i < count; i++) {
        narrow[i] = (int) words[i];
      }
      return codes.values(narrow, count, arena);
    }
    if (physical == Physical.LONG) {
      return new LongVector(words, nulls, count);
    }
    double[] values = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      values[i] = Double.longBitsToDouble(words[i]);
    }
    return new DoubleVector(values, nulls, count);
  }

  long sizeBytes() {
    return codes == null ? 0 : codes.sizeBytes();
  }

  void reset() {
    if (codes != null) {
      codes.reset();
    }
  }
}
