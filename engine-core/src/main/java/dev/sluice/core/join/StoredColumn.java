package dev.sluice.core.join;

import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column of all rows of a build side, as primitive arrays. Immutable; any thread reads. */
abstract sealed class StoredColumn {
  private final boolean @Nullable [] nulls;

  StoredColumn(boolean @Nullable [] nulls) {
    this.nulls = nulls;
  }

  /** True at each null row, or null if no row is. */
  final boolean @Nullable [] nulls() {
    return nulls;
  }

  /**
   * The chosen rows in the chosen order; row -1 is NULL. Arrays come from the arena, but for the
   * bytes of texts.
   *
   * @param absent whether a row may be -1
   */
  abstract ColumnVector gather(int[] rows, int count, boolean absent, VectorArena arena);

  abstract long sizeBytes();

  final long nullBytes() {
    return nulls == null ? 0 : nulls.length;
  }

  final boolean @Nullable [] gatherNulls(int[] rows, int count, boolean absent, VectorArena arena) {
    boolean[] from = nulls;
    if (from == null && !absent) {
      return null;
    }
    boolean[] to = arena.booleans(count);
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      to[i] = row < 0 || (from != null && from[row]);
    }
    return to;
  }

  /** The vectors of one column, all of one kind but for texts, one behind the other. */
  static StoredColumn of(Physical physical, List<ColumnVector> chunks, int rows) {
    boolean[] nulls = joinNulls(chunks, rows);
    if (physical == Physical.LONG) {
      long[] values = new long[rows];
      int at = 0;
      for (ColumnVector chunk : chunks) {
        System.arraycopy(((LongVector) chunk).values(), 0, values, at, chunk.size());
        at += chunk.size();
      }
      return new Longs(values, nulls);
    }
    if (physical == Physical.DOUBLE) {
      double[] values = new double[rows];
      int at = 0;
      for (ColumnVector chunk : chunks) {
        System.arraycopy(((DoubleVector) chunk).values(), 0, values, at, chunk.size());
        at += chunk.size();
      }
      return new Doubles(values, nulls);
    }
    StringDictionary common = commonDictionary(chunks);
    return common == null ? texts(chunks, rows, nulls) : codes(chunks, rows, nulls, common);
  }

  private static boolean @Nullable [] joinNulls(List<ColumnVector> chunks, int rows) {
    boolean[] nulls = null;
    int at = 0;
    for (ColumnVector chunk : chunks) {
      boolean[] from = chunk.nulls();
      if (from != null) {
        nulls = nulls == null ? new boolean[rows] : nulls;
        System.arraycopy(from, 0, nulls, at, chunk.size());
      }
      at += chunk.size();
    }
    return nulls;
  }

  private static @Nullable StringDictionary commonDictionary(List<ColumnVector> chunks) {
    StringDictionary common = null;
    for (ColumnVector chunk : chunks) {
      if (!(chunk instanceof DictionaryVector coded)
          || (common != null && common != coded.dictionary())) {
        return null;
      }
      common = coded.dictionary();
    }
    return common;
  }

  private static StoredColumn codes(
      List<ColumnVector> chunks,
      int rows,
      boolean @Nullable [] nulls,
      StringDictionary dictionary) {
    int[] codes = new int[rows];
    int at = 0;
    for (ColumnVector chunk : chunks) {
      System.arraycopy(((DictionaryVector) chunk).codes(), 0, codes, at, chunk.size());
      at += chunk.size();
    }
    return new Codes(codes, dictionary, nulls);
  }

  private static StoredColumn texts(
      List<ColumnVector> chunks, int rows, boolean @Nullable [] nulls) {
    int[] offsets = new int[rows + 1];
    long total = 0;
    int at = 0;
    for (ColumnVector chunk : chunks) {
      for (int i = 0; i < chunk.size(); i++) {
        total += BuildRows.textLength(chunk, i);
        offsets[++at] = Math.toIntExact(total);
      }
    }
    byte[] data = new byte[(int) total];
    at = 0;
    for (ColumnVector chunk : chunks) {
      for (int i = 0; i < chunk.size(); i++, at++) {
        int length = offsets[at + 1] - offsets[at];
        if (length > 0) {
          copy(chunk, i, data, offsets[at], length);
        }
      }
    }
    return new Texts(data, offsets, nulls);
  }

  private static void copy(ColumnVector chunk, int row, byte[] into, int at, int length) {
    if (chunk instanceof DictionaryVector coded) {
      StringDictionary entries = coded.dictionary();
      System.arraycopy(entries.data(), entries.start(coded.codes()[row]), into, at, length);
    } else {
      StringVector slices = (StringVector) chunk;
      System.arraycopy(slices.data(), slices.starts()[row], into, at, length);
    }
  }

  /** Integers and times. */
  static final class Longs extends StoredColumn {
    private final long[] values;

    Longs(long[] values, boolean @Nullable [] nulls) {
      super(nulls);
      this.values = values;
    }

    long[] values() {
      return values;
    }

    @Override
    ColumnVector gather(int[] rows, int count, boolean absent, VectorArena arena) {
      long[] from = values;
      long[] to = arena.longs(count);
      if (absent) {
        for (int i = 0; i < count; i++) {
          to[i] = rows[i] < 0 ? 0 : from[rows[i]];
        }
      } else {
        for (int i = 0; i < count; i++) {
          to[i] = from[rows[i]];
        }
      }
      return new LongVector(to, gatherNulls(rows, count, absent, arena), count);
    }

    @Override
    long sizeBytes() {
      return 8L * values.length + nullBytes();
    }
  }

  /** Floating point numbers. */
  static final class Doubles extends StoredColumn {
    private final double[] values;

    Doubles(double[] values, boolean @Nullable [] nulls) {
      super(nulls);
      this.values = values;
    }

    double[] values() {
      return values;
    }

    @Override
    ColumnVector gather(int[] rows, int count, boolean absent, VectorArena arena) {
      double[] from = values;
      double[] to = arena.doubles(count);
      for (int i = 0; i < count; i++) {
        to[i] = rows[i] < 0 ? 0 : from[rows[i]];
      }
      return new DoubleVector(to, gatherNulls(rows, count, absent, arena), count);
    }

    @Override
    long sizeBytes() {
      return 8L * values.length + nullBytes();
    }
  }

  /** Texts as codes of one dictionary, which is not counted: the input holds it, too. */
  static final class Codes extends StoredColumn {
    private final int[] codes;
    private final StringDictionary dictionary;

    Codes(int[] codes, StringDictionary dictionary, boolean @Nullable [] nulls) {
      super(nulls);
      this.codes = codes;
      this.dictionary = dictionary;
    }

    int[] codes() {
      return codes;
    }

    StringDictionary dictionary() {
      return dictionary;
    }

    @Override
    ColumnVector gather(int[] rows, int count, boolean absent, VectorArena arena) {
      int[] from = codes;
      int[] to = arena.ints(count);
      for (int i = 0; i < count; i++) {
        to[i] = rows[i] < 0 ? -1 : from[rows[i]];
      }
      return new DictionaryVector(to, dictionary, gatherNulls(rows, count, absent, arena), count);
    }

    @Override
    long sizeBytes() {
      return 4L * codes.length + nullBytes();
    }
  }

  /** Texts, one behind the other. */
  static final class Texts extends StoredColumn {
    private final byte[] data;
    private final int[] offsets;

    Texts(byte[] data, int[] offsets, boolean @Nullable [] nulls) {
      super(nulls);
      this.data = data;
      this.offsets = offsets;
    }

    byte[] data() {
      return data;
    }

    int[] offsets() {
      return offsets;
    }

    @Override
    ColumnVector gather(int[] rows, int count, boolean absent, VectorArena arena) {
      int[] from = offsets;
      int[] starts = arena.ints(count);
      int[] lengths = arena.ints(count);
      for (int i = 0; i < count; i++) {
        int row = Math.max(rows[i], 0);
        starts[i] = from[row];
        lengths[i] = rows[i] < 0 ? 0 : from[row + 1] - from[row];
      }
      return new StringVector(
          data, starts, lengths, gatherNulls(rows, count, absent, arena), count);
    }

    @Override
    long sizeBytes() {
      return data.length + 4L * offsets.length + nullBytes();
    }
  }
}
