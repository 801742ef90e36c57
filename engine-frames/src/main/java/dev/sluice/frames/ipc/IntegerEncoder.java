package dev.sluice.frames.ipc;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;

/** Integers at a width that holds them. */
final class IntegerEncoder extends ColumnEncoder {
  private final int width;
  private byte[] bytes;

  IntegerEncoder(int width, int capacity) {
    super(capacity);
    this.width = width;
    bytes = new byte[width * capacity];
  }

  @Override
  void appendValues(ColumnVector vector, int from, int count) {
    bytes = grown(bytes, (rows() + count) * width);
    LittleEndian.put(((LongVector) vector).values(), from, count, width, bytes, rows() * width);
  }

  @Override
  void emitValues(IpcBody body) {
    body.buffer(bytes, rows() * width);
  }
}
