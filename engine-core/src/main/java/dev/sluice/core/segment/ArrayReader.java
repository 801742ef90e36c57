package dev.sluice.core.segment;

import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;

/** Arrays that are stored as lists. */
final class ArrayReader extends ColumnReader {
  private static final int OFFSETS = 1;
  private static final int ELEMENT_VALIDITY = 2;
  private static final int ELEMENTS = 3;
  private static final int TEXTS = 4;

  private final ScalarType element;
  private final ArrayEncoder arrays = new ArrayEncoder();
  private @Nullable ByteBuffer validity;
  private IntBuffer offsets = IntBuffer.allocate(0);
  private ByteBuffer elementValidity = ByteBuffer.allocate(0);
  private ByteBuffer elements = ByteBuffer.allocate(0);
  private ByteBuffer texts = ByteBuffer.allocate(0);
  private byte[] text = {};

  ArrayReader(SegmentFile file, int column) {
    super(file, column);
    element = ((ArrayType) file.type(column)).element();
  }

  @Override
  void open(int batch) throws IOException {
    validity = validity(batch);
    offsets = file.buffer(batch, column, OFFSETS).asIntBuffer();
    elementValidity = file.buffer(batch, column, ELEMENT_VALIDITY);
    elements = file.buffer(batch, column, ELEMENTS);
    if (element == ScalarType.STRING) {
      texts = file.buffer(batch, column, TEXTS);
    }
  }

  @Override
  ColumnVector all(int from, int count, VectorArena arena) {
    return load(from, null, count, arena);
  }

  @Override
  ColumnVector some(int from, int[] rows, int count, VectorArena arena) {
    return load(from, rows, count, arena);
  }

  private ColumnVector load(int from, int @Nullable [] rows, int count, VectorArena arena) {
    arrays.clear();
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    boolean[] nulls = arena.booleans(count);
    for (int i = 0; i < count; i++) {
      int row = from + (rows == null ? i : rows[i]);
      nulls[i] = validity != null && !isSet(validity, row);
      starts[i] = arrays.length();
      for (int at = offsets.get(row); at < offsets.get(row + 1); at++) {
        add(at);
      }
      lengths[i] = arrays.length() - starts[i];
    }
    byte[] data = arena.bytes(arrays.length());
    System.arraycopy(arrays.data(), 0, data, 0, arrays.length());
    return new StringVector(data, starts, lengths, validity == null ? null : nulls, count);
  }

  private void add(int at) {
    boolean isNull = elementValidity.limit() > 0 && !isSet(elementValidity, at);
    if (element == ScalarType.STRING) {
      if (isNull) {
        arrays.addNullText();
      } else {
        addText(at);
      }
    } else if (isNull) {
      arrays.addNullNumber();
    } else {
      addNumber(at);
    }
  }

  private void addText(int at) {
    int start = elements.getInt(Integer.BYTES * at);
    int length = elements.getInt(Integer.BYTES * (at + 1)) - start;
    text = text.length >= length ? text : new byte[Math.max(length, 2 * text.length)];
    texts.get(start, text, 0, length);
    arrays.addText(text, 0, length);
  }

  private void addNumber(int at) {
    switch (element) {
      case DOUBLE -> arrays.addDouble(elements.getDouble(Double.BYTES * at));
      case FLOAT -> arrays.addDouble(elements.getFloat(Float.BYTES * at));
      case BOOLEAN -> arrays.addLong(isSet(elements, at) ? 1 : 0);
      default -> arrays.addLong(elements.getLong(Long.BYTES * at));
    }
  }

  private static boolean isSet(ByteBuffer bits, int at) {
    return (bits.get(at >> 3) >> (at & 7) & 1) != 0;
  }
}
