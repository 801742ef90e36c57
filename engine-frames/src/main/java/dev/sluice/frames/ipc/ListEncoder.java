package dev.sluice.frames.ipc;

import dev.sluice.frames.array.ArrayCursor;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringVector;

/** Arrays as lists: offsets, and the elements as a column of their own; null is empty. */
final class ListEncoder extends ColumnEncoder {
  private final ColumnEncoder encoder;
  private final ArrayCursor cursor;
  private final Elements elements;
  private byte[] offsets;
  private int end;

  ListEncoder(ScalarType element, int capacity) {
    super(capacity);
    encoder = plain(IpcType.ofElement(element), capacity);
    cursor = new ArrayCursor(element);
    elements = new Elements(element);
    offsets = new byte[Integer.BYTES * (capacity + 1)];
  }

  @Override
  public long dataBytes() {
    return encoder.dataBytes() + (long) Long.BYTES * end;
  }

  @Override
  void appendValues(ColumnVector vector, int from, int count) {
    offsets = grown(offsets, Integer.BYTES * (rows() + count + 1));
    elements.clear();
    for (int i = 0; i < count; i++) {
      if (!vector.isNull(from + i)) {
        open(vector, from + i);
        while (cursor.next()) {
          elements.add(cursor);
        }
      }
      int after = Math.addExact(end, elements.count());
      LittleEndian.INTS.set(offsets, Integer.BYTES * (rows() + i + 1), after);
    }
    encoder.append(elements.vector(), 0, elements.count());
    end += elements.count();
  }

  private void open(ColumnVector vector, int row) {
    if (vector instanceof DictionaryVector coded) {
      int code = coded.codes()[row];
      cursor.open(
          coded.dictionary().data(),
          coded.dictionary().start(code),
          coded.dictionary().length(code));
    } else {
      StringVector slices = (StringVector) vector;
      cursor.open(slices.data(), slices.starts()[row], slices.lengths()[row]);
    }
  }

  @Override
  void emitValues(IpcBody body) {
    body.buffer(offsets, Integer.BYTES * (rows() + 1));
    encoder.emit(body);
    end = 0;
  }
}
