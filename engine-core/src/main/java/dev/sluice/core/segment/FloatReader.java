package dev.sluice.core.segment;

import dev.sluice.frames.ipc.IpcType;
import dev.sluice.frames.ipc.NullBitmap;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Floating point numbers of 4 or 8 bytes. */
final class FloatReader extends ColumnReader {
  private final boolean single;
  private ByteBuffer values = ByteBuffer.allocate(0);
  private @Nullable ByteBuffer validity;
  private float[] scratch = new float[0];

  FloatReader(SegmentFile file, int column) {
    super(file, column);
    single = file.field(column).storedType() == IpcType.FLOAT32;
  }

  @Override
  void open(int batch) throws IOException {
    values = file.buffer(batch, column, 1);
    validity = validity(batch);
  }

  @Override
  ColumnVector all(int from, int count, VectorArena arena) {
    double[] out = arena.doubles(count);
    decode(from, count, out);
    boolean @Nullable [] nulls = null;
    if (validity != null) {
      nulls = arena.booleans(count);
      if (NullBitmap.unpack(validity, from, count, nulls) == 0) {
        nulls = null;
      }
    }
    return new DoubleVector(out, nulls, count);
  }

  @Override
  ColumnVector some(int from, int[] rows, int count, VectorArena arena) {
    double[] out = arena.doubles(count);
    if (isDense(rows, count)) {
      int span = rows[count - 1] + 1;
      double[] whole = arena.doubles(span);
      decode(from, span, whole);
      for (int i = 0; i < count; i++) {
        out[i] = whole[rows[i]];
      }
    } else {
      pick(from, rows, count, out);
    }
    boolean @Nullable [] nulls = null;
    if (validity != null) {
      nulls = arena.booleans(count);
      if (NullBitmap.unpack(validity, from, rows, count, nulls) == 0) {
        nulls = null;
      }
    }
    return new DoubleVector(out, nulls, count);
  }

  private void decode(int from, int count, double[] out) {
    if (!single) {
      values.asDoubleBuffer().get(from, out, 0, count);
      return;
    }
    if (scratch.length < count) {
      scratch = new float[count];
    }
    float[] narrow = scratch;
    values.asFloatBuffer().get(from, narrow, 0, count);
    for (int i = 0; i < count; i++) {
      out[i] = narrow[i];
    }
  }

  private void pick(int from, int[] rows, int count, double[] out) {
    if (single) {
      for (int i = 0; i < count; i++) {
        out[i] = values.getFloat((from + rows[i]) * Float.BYTES);
      }
    } else {
      for (int i = 0; i < count; i++) {
        out[i] = values.getDouble((from + rows[i]) * Double.BYTES);
      }
    }
  }
}
