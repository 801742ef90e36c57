package dev.sluice.frames.ipc;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;

/** Decimals held as longs, in the 16 bytes that Arrow gives them. */
final class DecimalEncoder extends ColumnEncoder {
  private static final int WIDTH = 2 * Long.BYTES;

  private byte[] bytes;

  DecimalEncoder(int capacity) {
    super(capacity);
    bytes = new byte[WIDTH * capacity];
  }

  @Override
  void appendValues(ColumnVector vector, int from, int count) {
    bytes = grown(bytes, (rows() + count) * WIDTH);
    long[] values = ((LongVector) vector).values();
    int at = rows() * WIDTH;
    for (int i = 0; i < count; i++) {
      LittleEndian.LONGS.set(bytes, at + i * WIDTH, values[from + i]);
      LittleEndian.LONGS.set(bytes, at + i * WIDTH + Long.BYTES, values[from + i] >> 63);
    }
  }

  @Override
  void emitValues(IpcBody body) {
    body.buffer(bytes, rows() * WIDTH);
  }
}
