package dev.sluice.frames.ipc;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import java.util.Arrays;

/** Truth values, a bit each. */
final class BitEncoder extends ColumnEncoder {
  private byte[] bits;

  BitEncoder(int capacity) {
    super(capacity);
    bits = new byte[capacity / 8 + 1];
  }

  @Override
  void appendValues(ColumnVector vector, int from, int count) {
    bits = grown(bits, (rows() + count) / 8 + 1);
    long[] values = ((LongVector) vector).values();
    for (int i = 0; i < count; i++) {
      int row = rows() + i;
      bits[row >> 3] |= (byte) ((values[from + i] != 0 ? 1 : 0) << (row & 7));
    }
  }

  @Override
  void emitValues(IpcBody body) {
    int length = (rows() + 7) / 8;
    body.buffer(Arrays.copyOf(bits, length), length);
    Arrays.fill(bits, (byte) 0);
  }
}
