package dev.sluice.frames;

import dev.sluice.frames.array.ArrayCursor;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.StringDictionary;
import java.util.Objects;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;

/** The arrays of a frame as lists of Arrow. */
final class ListExport {
  private final Frame frame;
  private final FrameLayout.Column column;
  private final ScalarType element;
  private final ArrayCursor cursor;
  private byte[] bytes = {};

  ListExport(Frame frame, int index, ScalarType element) {
    this.frame = frame;
    this.column = frame.layout().columns().get(index);
    this.element = element;
    this.cursor = new ArrayCursor(element);
  }

  void loadInto(ListVector lists) {
    lists.clear();
    lists.allocateNew();
    FieldVector elements = lists.getDataVector();
    int at = 0;
    for (int row = 0; row < frame.rowCount(); row++) {
      if (isNull(row)) {
        lists.setNull(row);
        continue;
      }
      lists.startNewValue(row);
      int first = at;
      open(row);
      while (cursor.next()) {
        if (cursor.isNull()) {
          setNull(elements, at);
        } else {
          set(elements, at);
        }
        at++;
      }
      lists.endValue(row, at - first);
    }
    elements.setValueCount(at);
    lists.setValueCount(frame.rowCount());
  }

  private boolean isNull(int row) {
    return column.hasNulls() && NullBits.isNull(frame.address() + column.validityAt(), row);
  }

  private void open(int row) {
    long at = frame.address() + column.valuesAt() + 4L * row;
    int first = MemoryUtil.getInt(at);
    if (column.form() == FrameLayout.Form.DICTIONARY) {
      StringDictionary dictionary = Objects.requireNonNull(column.dictionary());
      cursor.open(dictionary.data(), dictionary.start(first), dictionary.length(first));
      return;
    }
    int length = MemoryUtil.getInt(at + 4) - first;
    bytes = bytes.length >= length ? bytes : new byte[Math.max(length, 2 * bytes.length)];
    OffHeap.get(frame.address() + column.dataAt() + first, bytes, 0, length);
    cursor.open(bytes, 0, length);
  }

  private void set(FieldVector elements, int at) {
    switch (element) {
      case STRING ->
          ((VarCharVector) elements)
              .setSafe(at, cursor.text(), cursor.textStart(), cursor.textLength());
      case LONG -> ((BigIntVector) elements).setSafe(at, cursor.longValue());
      case DOUBLE -> ((Float8Vector) elements).setSafe(at, cursor.doubleValue());
      case FLOAT -> ((Float4Vector) elements).setSafe(at, (float) cursor.doubleValue());
      case BOOLEAN -> ((BitVector) elements).setSafe(at, cursor.longValue() == 0 ? 0 : 1);
      case TIMESTAMP -> ((TimeStampMilliVector) elements).setSafe(at, cursor.longValue());
      case DATE -> ((DateMilliVector) elements).setSafe(at, cursor.longValue());
    }
  }

  private static void setNull(FieldVector elements, int at) {
    while (elements.getValueCapacity() <= at) {
      elements.reAlloc();
    }
    elements.setNull(at);
  }
}
