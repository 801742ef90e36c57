package dev.sluice.frames.ipc;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;

/** Floating point numbers of 4 or 8 bytes. */
final class FloatEncoder extends ColumnEncoder {
  private final int width;
  private byte[] bytes;

  FloatEncoder(int width, int capacity) {
    super(capacity);
    this.width = width;
    bytes = new byte[width * capacity];
  }

  @Override
  void appendValues(ColumnVector vector, int from, int count) {
    bytes = grown(bytes, (rows() + count) * width);
    double[] values = ((DoubleVector) vector).values();
    int at = rows() * width;
    if (width == Double.BYTES) {
      for (int i = 0; i < count; i++) {
        LittleEndian.DOUBLES.set(bytes, at + i * Double.BYTES, values[from + i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        LittleEndian.FLOATS.set(bytes, at + i * Float.BYTES, (float) values[from + i]);
      }
    }
  }

  @Override
  void emitValues(IpcBody body) {
    body.buffer(bytes, rows() * width);
  }
}
