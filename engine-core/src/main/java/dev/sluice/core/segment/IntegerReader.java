package dev.sluice.core.segment;

import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.ipc.NullBitmap;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Integers of any width, and days as milliseconds. */
final class IntegerReader extends ColumnReader {
  private final IpcType type;
  private final long factor;
  private @Nullable NarrowInts values;
  private @Nullable ByteBuffer validity;

  IntegerReader(SegmentFile file, int column) {
    super(file, column);
    type = file.field(column).storedType();
    factor = type == IpcType.DATE_DAYS ? IntegerColumn.DAY_MILLIS : 1;
  }

  @Override
  void open(int batch) throws IOException {
    values = NarrowInts.of(type.width(), file.buffer(batch, column, 1), values);
    validity = validity(batch);
  }

  @Override
  ColumnVector all(int from, int count, VectorArena arena) {
    long[] out = arena.longs(count);
    values().longs(from, count, out);
    scale(out, count);
    boolean @Nullable [] nulls = null;
    if (validity != null) {
      nulls = arena.booleans(count);
      if (NullBitmap.unpack(validity, from, count, nulls) == 0) {
        nulls = null;
      }
    }
    return new LongVector(out, nulls, count);
  }

  @Override
  ColumnVector some(int from, int[] rows, int count, VectorArena arena) {
    long[] out = arena.longs(count);
    if (isDense(rows, count)) {
      int span = rows[count - 1] + 1;
      long[] whole = arena.longs(span);
      values().longs(from, span, whole);
      for (int i = 0; i < count; i++) {
        out[i] = whole[rows[i]];
      }
    } else {
      values().longs(from, rows, count, out);
    }
    scale(out, count);
    boolean @Nullable [] nulls = null;
    if (validity != null) {
      nulls = arena.booleans(count);
      if (NullBitmap.unpack(validity, from, rows, count, nulls) == 0) {
        nulls = null;
      }
    }
    return new LongVector(out, nulls, count);
  }

  private void scale(long[] out, int count) {
    if (factor != 1) {
      for (int i = 0; i < count; i++) {
        out[i] *= factor;
      }
    }
  }

  private NarrowInts values() {
    if (values == null) {
      throw new IllegalStateException("No record batch is open");
    }
    return values;
  }
}
