package dev.sluice.frames.ipc;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import org.jspecify.annotations.Nullable;

/** Values of variable length, one behind the other; null is empty. */
final class BytesEncoder extends ColumnEncoder {
  private byte[] offsets;
  private byte[] data;
  private int end;

  BytesEncoder(int capacity) {
    super(capacity);
    offsets = new byte[Integer.BYTES * (capacity + 1)];
    data = new byte[8 * capacity];
  }

  @Override
  public long dataBytes() {
    return end;
  }

  @Override
  void appendValues(ColumnVector vector, int from, int count) {
    offsets = grown(offsets, Integer.BYTES * (rows() + count + 1));
    if (vector instanceof DictionaryVector coded) {
      appendCoded(coded, from, count);
    } else {
      appendSlices((StringVector) vector, from, count);
    }
  }

  private void appendSlices(StringVector vector, int from, int count) {
    boolean @Nullable [] nulls = vector.nulls();
    byte[] source = vector.data();
    int[] starts = vector.starts();
    int[] lengths = vector.lengths();
    for (int i = 0; i < count; i++) {
      int row = from + i;
      if (nulls == null || !nulls[row]) {
        add(source, starts[row], lengths[row]);
      }
      LittleEndian.INTS.set(offsets, Integer.BYTES * (rows() + i + 1), end);
    }
  }

  private void appendCoded(DictionaryVector vector, int from, int count) {
    StringDictionary dictionary = vector.dictionary();
    byte[] source = dictionary.data();
    int[] codes = vector.codes();
    for (int i = 0; i < count; i++) {
      int code = codes[from + i];
      if (code >= 0) {
        add(source, dictionary.start(code), dictionary.length(code));
      }
      LittleEndian.INTS.set(offsets, Integer.BYTES * (rows() + i + 1), end);
    }
  }

  private void add(byte[] source, int start, int length) {
    int after = Math.addExact(end, length);
    data = grown(data, after);
    System.arraycopy(source, start, data, end, length);
    end = after;
  }

  @Override
  void emitValues(IpcBody body) {
    body.buffer(offsets, Integer.BYTES * (rows() + 1));
    body.buffer(data, end);
    end = 0;
  }
}
