package dev.sluice.frames.ipc;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;

/** Days, from the milliseconds of their start. */
final class DayEncoder extends ColumnEncoder {
  static final long MILLIS = 86_400_000;

  private byte[] bytes;

  DayEncoder(int capacity) {
    super(capacity);
    bytes = new byte[Integer.BYTES * capacity];
  }

  @Override
  void appendValues(ColumnVector vector, int from, int count) {
    bytes = grown(bytes, (rows() + count) * Integer.BYTES);
    long[] values = ((LongVector) vector).values();
    int at = rows() * Integer.BYTES;
    for (int i = 0; i < count; i++) {
      LittleEndian.INTS.set(
          bytes, at + i * Integer.BYTES, (int) Math.floorDiv(values[from + i], MILLIS));
    }
  }

  @Override
  void emitValues(IpcBody body) {
    body.buffer(bytes, rows() * Integer.BYTES);
  }
}
