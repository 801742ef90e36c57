package dev.sluice.core.window;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of one column at positions; -1 stands for no row, whose value is NULL. */
final class PickedRows {
  private final RowCursor cursor;
  private final int column;
  private final Physical form;
  private byte[] data = new byte[256];

  PickedRows(RowCursor cursor, int column, ColumnType type) {
    this.cursor = cursor;
    this.column = column;
    form = type.physical();
  }

  /** The values; valid until the next call. */
  ColumnVector at(long[] positions, int count, VectorArena arena) throws IOException {
    boolean[] nulls = arena.booleans(count);
    return switch (form) {
      case LONG -> longs(positions, count, nulls, arena);
      case DOUBLE -> doubles(positions, count, nulls, arena);
      case BYTES -> texts(positions, count, nulls, arena);
    };
  }

  /**
   * Seeks the row at {@code positions[from]}; answers how many positions from there on the current
   * batch has, where positions without a row count as had.
   */
  private int run(long[] positions, int from, int count) throws IOException {
    int at = from;
    while (at < count && positions[at] < 0) {
      at++;
    }
    if (at == count) {
      return count;
    }
    cursor.seek(positions[at]);
    long first = cursor.first();
    long end = cursor.end();
    while (at < count && (positions[at] < 0 || (positions[at] >= first && positions[at] < end))) {
      at++;
    }
    return at;
  }

  private static boolean @Nullable [] markNulls(
      ColumnVector vector, long first, long[] positions, int from, int to, boolean[] nulls) {
    boolean[] absent = vector.nulls();
    for (int i = from; i < to; i++) {
      nulls[i] = positions[i] < 0 || (absent != null && absent[(int) (positions[i] - first)]);
    }
    return nulls;
  }

  private boolean isEmpty(long[] positions, int from, int to) {
    for (int i = from; i < to; i++) {
      if (positions[i] >= 0) {
        return false;
      }
    }
    return true;
  }

  private ColumnVector longs(long[] positions, int count, boolean[] nulls, VectorArena arena)
      throws IOException {
    long[] out = arena.longs(count);
    for (int from = 0; from < count; ) {
      int to = run(positions, from, count);
      if (isEmpty(positions, from, to)) {
        Arrays.fill(out, from, to, 0);
        Arrays.fill(nulls, from, to, true);
      } else {
        LongVector vector = (LongVector) cursor.column(column);
        long[] values = vector.values();
        long first = cursor.first();
        for (int i = from; i < to; i++) {
          out[i] = values[(int) Math.max(0, positions[i] - first)];
        }
        markNulls(vector, first, positions, from, to, nulls);
      }
      from = to;
    }
    return new LongVector(out, nulls, count);
  }

  private ColumnVector doubles(long[] positions, int count, boolean[] nulls, VectorArena arena)
      throws IOException {
    double[] out = arena.doubles(count);
    for (int from = 0; from < count; ) {
      int to = run(positions, from, count);
      if (isEmpty(positions, from, to)) {
        Arrays.fill(out, from, to, 0);
        Arrays.fill(nulls, from, to, true);
      } else {
        DoubleVector vector = (DoubleVector) cursor.column(column);
        double[] values = vector.values();
        long first = cursor.first();
        for (int i = from; i < to; i++) {
          out[i] = values[(int) Math.max(0, positions[i] - first)];
        }
        markNulls(vector, first, positions, from, to, nulls);
      }
      from = to;
    }
    return new DoubleVector(out, nulls, count);
  }

  private ColumnVector texts(long[] positions, int count, boolean[] nulls, VectorArena arena)
      throws IOException {
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    int used = 0;
    for (int from = 0; from < count; ) {
      int to = run(positions, from, count);
      if (isEmpty(positions, from, to)) {
        Arrays.fill(starts, from, to, 0);
        Arrays.fill(lengths, from, to, 0);
        Arrays.fill(nulls, from, to, true);
      } else {
        ColumnVector vector = cursor.column(column);
        StringVector slices =
            vector instanceof DictionaryVector coded ? coded.flatten(arena) : (StringVector) vector;
        markNulls(slices, cursor.first(), positions, from, to, nulls);
        used = copy(slices, positions, from, to, nulls, starts, lengths, used);
      }
      from = to;
    }
    return new StringVector(data, starts, lengths, nulls, count);
  }

  /** Copies the bytes of some rows; a row at the same position as the last shares its bytes. */
  private int copy(
      StringVector slices,
      long[] positions,
      int from,
      int to,
      boolean[] nulls,
      int[] starts,
      int[] lengths,
      int used) {
    long first = cursor.first();
    int end = used;
    for (int i = from; i < to; i++) {
      int row = (int) Math.max(0, positions[i] - first);
      int length = nulls[i] ? 0 : slices.lengths()[row];
      lengths[i] = length;
      if (i > from && positions[i] == positions[i - 1]) {
        starts[i] = starts[i - 1];
        continue;
      }
      if (data.length - end < length) {
        data = Arrays.copyOf(data, Math.max(Math.addExact(end, length), data.length * 2));
      }
      System.arraycopy(slices.data(), slices.starts()[row], data, end, length);
      starts[i] = end;
      end += length;
    }
    return end;
  }
}
