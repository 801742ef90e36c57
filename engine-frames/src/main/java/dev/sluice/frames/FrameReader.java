package dev.sluice.frames;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Objects;
import org.apache.arrow.memory.util.MemoryUtil;
import org.jspecify.annotations.Nullable;

/** Decodes rows of frames into batches, column by column as they are asked for. */
public final class FrameReader {
  /** Selections that leave out more than this share of a range are copied slice by slice. */
  private static final int SPARSE = 8;

  private final VectorArena arena;

  /** Reader whose batches take their arrays from the arena. */
  public FrameReader(VectorArena arena) {
    this.arena = arena;
  }

  /** The rows {@code from} to {@code from + count}. The batch is valid while the frame is open. */
  public Batch read(Frame frame, int from, int count) {
    Objects.checkFromIndexSize(from, count, frame.rowCount());
    return Batch.lazy(
        frame.signature(),
        count,
        (column, rows, wanted, into) -> load(frame, column, from, rows, wanted, into),
        arena);
  }

  /** All rows of a frame. */
  public Batch read(Frame frame) {
    return read(frame, 0, frame.rowCount());
  }

  private static ColumnVector load(
      Frame frame, int index, int from, int @Nullable [] rows, int count, VectorArena arena) {
    long address = frame.address();
    FrameLayout.Column column = frame.layout().columns().get(index);
    boolean @Nullable [] nulls = nulls(address, column, from, rows, count, arena);
    return switch (column.form()) {
      case LONG ->
          new LongVector(
              longs(address + column.valuesAt(), from, rows, count, arena), nulls, count);
      case DOUBLE ->
          new DoubleVector(
              doubles(address + column.valuesAt(), from, rows, count, arena), nulls, count);
      case DICTIONARY ->
          new DictionaryVector(
              ints(address + column.valuesAt(), from, rows, count, arena),
              Objects.requireNonNull(column.dictionary()),
              nulls,
              count);
      case BYTES -> strings(address, column, from, rows, count, nulls, arena);
    };
  }

  private static boolean @Nullable [] nulls(
      long address,
      FrameLayout.Column column,
      int from,
      int @Nullable [] rows,
      int count,
      VectorArena arena) {
    if (!column.hasNulls()) {
      return null;
    }
    boolean[] nulls = arena.booleans(count);
    long bits = address + column.validityAt();
    boolean any =
        rows == null
            ? NullBits.unpack(bits, from, count, nulls)
            : NullBits.unpack(bits, from, rows, count, nulls);
    return any ? nulls : null;
  }

  private static long[] longs(
      long address, int from, int @Nullable [] rows, int count, VectorArena arena) {
    long[] values = arena.longs(count);
    long base = address + 8L * from;
    if (rows == null) {
      OffHeap.get(base, values, 0, count);
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = MemoryUtil.getLong(base + 8L * rows[i]);
      }
    }
    return values;
  }

  private static double[] doubles(
      long address, int from, int @Nullable [] rows, int count, VectorArena arena) {
    double[] values = arena.doubles(count);
    long base = address + 8L * from;
    if (rows == null) {
      OffHeap.get(base, values, 0, count);
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = Double.longBitsToDouble(MemoryUtil.getLong(base + 8L * rows[i]));
      }
    }
    return values;
  }

  private static int[] ints(
      long address, int from, int @Nullable [] rows, int count, VectorArena arena) {
    int[] values = arena.ints(count);
    long base = address + 4L * from;
    if (rows == null) {
      OffHeap.get(base, values, 0, count);
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = MemoryUtil.getInt(base + 4L * rows[i]);
      }
    }
    return values;
  }

  private static StringVector strings(
      long address,
      FrameLayout.Column column,
      int from,
      int @Nullable [] rows,
      int count,
      boolean @Nullable [] nulls,
      VectorArena arena) {
    long offsets = address + column.valuesAt() + 4L * from;
    long data = address + column.dataAt();
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    if (count == 0) {
      return new StringVector(new byte[0], starts, lengths, nulls, 0);
    }
    if (rows == null) {
      return range(offsets, data, starts, lengths, count, nulls, arena);
    }
    int selected = 0;
    for (int i = 0; i < count; i++) {
      long at = offsets + 4L * rows[i];
      int start = MemoryUtil.getInt(at);
      int length = MemoryUtil.getInt(at + 4) - start;
      starts[i] = start;
      lengths[i] = length;
      selected += length;
    }
    int first = starts[0];
    int spanned = starts[count - 1] + lengths[count - 1] - first;
    if (spanned >= 0 && spanned / SPARSE <= selected && ascends(rows, count)) {
      byte[] bytes = arena.bytes(spanned);
      OffHeap.get(data + first, bytes, 0, spanned);
      for (int i = 0; i < count; i++) {
        starts[i] -= first;
      }
      return new StringVector(bytes, starts, lengths, nulls, count);
    }
    byte[] bytes = arena.bytes(selected);
    int end = 0;
    for (int i = 0; i < count; i++) {
      OffHeap.get(data + starts[i], bytes, end, lengths[i]);
      starts[i] = end;
      end += lengths[i];
    }
    return new StringVector(bytes, starts, lengths, nulls, count);
  }

  private static boolean ascends(int[] rows, int count) {
    for (int i = 1; i < count; i++) {
      if (rows[i] < rows[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static StringVector range(
      long offsets,
      long data,
      int[] starts,
      int[] lengths,
      int count,
      boolean @Nullable [] nulls,
      VectorArena arena) {
    OffHeap.get(offsets, starts, 0, count);
    int first = starts[0];
    int end = MemoryUtil.getInt(offsets + 4L * count) - first;
    for (int i = 0; i < count; i++) {
      starts[i] -= first;
    }
    for (int i = 0; i < count - 1; i++) {
      lengths[i] = starts[i + 1] - starts[i];
    }
    lengths[count - 1] = end - starts[count - 1];
    byte[] bytes = arena.bytes(end);
    OffHeap.get(data + first, bytes, 0, end);
    return new StringVector(bytes, starts, lengths, nulls, count);
  }
}
