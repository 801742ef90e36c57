package dev.sluice.core.segment;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a segment as batches whose columns are decoded from the mapped file when they are
 * asked for, and only for the rows that are asked for. Belongs to one thread.
 *
 * <p>A column that turns out to be damaged throws {@link UncheckedIOException} when it is decoded.
 */
public final class SegmentReader implements BatchSource {
  private static final String TIME = "__time";

  private final SegmentFile file;
  private final SegmentSplit split;
  private final RowSignature signature;
  private final RangeFilter filter;
  private final List<RangeFilter.Bounds> visible;
  private final VectorArena arena;
  private final @Nullable ColumnReader[] readers;
  private final @Nullable ColumnConversion[] conversions;
  private final @Nullable ColumnReader time;
  private int batch;
  private int row;

  /**
   * Reader of a part of a segment.
   *
   * @param signature columns wanted; those that the segment does not hold are NULL, and those that
   *     it holds under another type are converted
   * @param filter by which record batches are passed over; rows that are read need not meet it
   * @param visible ranges of {@code __time} of which rows are read; none for all rows
   */
  public SegmentReader(
      SegmentFile file,
      SegmentSplit split,
      RowSignature signature,
      RangeFilter filter,
      List<RangeFilter.Bounds> visible,
      VectorArena arena)
      throws IOException {
    this.file = file;
    this.split = split;
    this.signature = signature;
    this.filter = filter;
    this.visible = visible;
    this.arena = arena;
    batch = split.fromBatch();
    readers = new ColumnReader[signature.size()];
    conversions = new ColumnConversion[signature.size()];
    for (int i = 0; i < readers.length; i++) {
      int column = file.ordinal(signature.name(i));
      if (column >= 0) {
        readers[i] = reader(column);
        conversions[i] =
            ColumnConversion.between(signature.name(i), file.type(column), signature.type(i));
      }
    }
    int timeColumn = file.ordinal(TIME);
    time = visible.isEmpty() || timeColumn < 0 ? null : new IntegerReader(file, timeColumn);
  }

  private ColumnReader reader(int column) throws IOException {
    if (file.field(column).type() == IpcType.LIST) {
      return new ArrayReader(file, column);
    }
    Physical physical = file.type(column).physical();
    return switch (physical) {
      case LONG -> new IntegerReader(file, column);
      case DOUBLE -> new FloatReader(file, column);
      case BYTES ->
          file.field(column).dictionary() == null
              ? new BytesReader(file, column)
              : new CodeReader(file, column);
    };
  }

  @Override
  public @Nullable Batch next() throws IOException {
    while (batch < split.toBatch()) {
      if (row == 0 && !filter.mayMatch(file.ranges(batch))) {
        batch++;
        continue;
      }
      int current = batch;
      int from = row;
      int count = Math.min(Batch.DEFAULT_ROWS, file.rows(batch) - from);
      row += count;
      if (row >= file.rows(batch)) {
        batch++;
        row = 0;
      }
      Batch window = window(current, from, count);
      if (window != null) {
        return window;
      }
    }
    return null;
  }

  private @Nullable Batch window(int number, int from, int count) throws IOException {
    Batch all =
        Batch.lazy(
            signature,
            count,
            (column, rows, wanted, target) -> load(number, from, column, rows, wanted, target),
            arena);
    ColumnReader times = time;
    if (times == null) {
      return all;
    }
    LongVector values = (LongVector) times.load(number, from, null, count, arena);
    int[] shown = arena.ints(count);
    int found = 0;
    for (int i = 0; i < count; i++) {
      shown[found] = i;
      found += isVisible(values.values()[i]) ? 1 : 0;
    }
    return found == 0 ? null : all.select(shown, found, arena);
  }

  private boolean isVisible(long millis) {
    for (RangeFilter.Bounds part : visible) {
      if (part.low() instanceof Long low
          && part.high() instanceof Long high
          && millis >= low
          && millis <= high) {
        return true;
      }
    }
    return false;
  }

  private ColumnVector load(
      int number, int from, int column, int @Nullable [] rows, int count, VectorArena target) {
    ColumnReader reader = readers[column];
    if (reader == null) {
      return missing(signature.type(column), count, target);
    }
    try {
      ColumnVector stored = reader.load(number, from, rows, count, target);
      ColumnConversion conversion = conversions[column];
      return conversion == null ? stored : conversion.convert(stored, target);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ColumnVector missing(ColumnType type, int count, VectorArena arena) {
    boolean[] nulls = arena.booleans(count);
    Arrays.fill(nulls, 0, count, true);
    return switch (type.physical()) {
      case LONG -> {
        long[] zeros = arena.longs(count);
        Arrays.fill(zeros, 0, count, 0);
        yield new LongVector(zeros, nulls, count);
      }
      case DOUBLE -> {
        double[] zeros = arena.doubles(count);
        Arrays.fill(zeros, 0, count, 0);
        yield new DoubleVector(zeros, nulls, count);
      }
      case BYTES -> {
        int[] zeros = arena.ints(count);
        Arrays.fill(zeros, 0, count, 0);
        yield new StringVector(arena.bytes(0), zeros, zeros, nulls, count);
      }
    };
  }

  @Override
  public void close() {
    batch = split.toBatch();
  }
}
