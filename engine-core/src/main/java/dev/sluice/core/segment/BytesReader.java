package dev.sluice.core.segment;

import dev.sluice.frames.ipc.NullBitmap;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;

/** Values of variable length. */
final class BytesReader extends ColumnReader {
  private IntBuffer offsets = IntBuffer.allocate(0);
  private ByteBuffer data = ByteBuffer.allocate(0);
  private @Nullable ByteBuffer validity;

  BytesReader(SegmentFile file, int column) {
    super(file, column);
  }

  @Override
  void open(int batch) throws IOException {
    offsets = file.buffer(batch, column, 1).asIntBuffer();
    data = file.buffer(batch, column, 2);
    validity = validity(batch);
  }

  @Override
  ColumnVector all(int from, int count, VectorArena arena) {
    int[] starts = arena.ints(count + 1);
    int[] lengths = arena.ints(count);
    offsets.get(from, starts, 0, count + 1);
    int base = starts[0];
    int length = starts[count] - base;
    byte[] bytes = arena.bytes(length);
    data.get(base, bytes, 0, length);
    for (int i = 0; i < count; i++) {
      lengths[i] = starts[i + 1] - starts[i];
    }
    for (int i = 0; i < count; i++) {
      starts[i] -= base;
    }
    boolean @Nullable [] nulls = null;
    if (validity != null) {
      nulls = arena.booleans(count);
      if (NullBitmap.unpack(validity, from, count, nulls) == 0) {
        nulls = null;
      }
    }
    return new StringVector(bytes, starts, lengths, nulls, count);
  }

  @Override
  ColumnVector some(int from, int[] rows, int count, VectorArena arena) {
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    int total = 0;
    for (int i = 0; i < count; i++) {
      int row = from + rows[i];
      lengths[i] = offsets.get(row + 1) - offsets.get(row);
      total += lengths[i];
    }
    byte[] bytes = arena.bytes(total);
    int at = 0;
    for (int i = 0; i < count; i++) {
      data.get(offsets.get(from + rows[i]), bytes, at, lengths[i]);
      starts[i] = at;
      at += lengths[i];
    }
    boolean @Nullable [] nulls = null;
    if (validity != null) {
      nulls = arena.booleans(count);
      if (NullBitmap.unpack(validity, from, rows, count, nulls) == 0) {
        nulls = null;
      }
    }
    return new StringVector(bytes, starts, lengths, nulls, count);
  }
}
