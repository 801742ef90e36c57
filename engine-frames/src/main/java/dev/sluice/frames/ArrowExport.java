package dev.sluice.frames;

import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.StringDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Frames as Arrow's own vectors, for programs that go on with Arrow.
 *
 * <p>The vectors are copies in the memory of the given allocator and belong to the caller. STRING
 * is Utf8 without a dictionary, arrays are lists, complex values are Binary in their serialised
 * form.
 */
public final class ArrowExport {
  private ArrowExport() {}

  /** Arrow's schema for rows of this signature. */
  public static Schema schema(RowSignature signature) {
    List<Field> fields = new ArrayList<>();
    for (RowSignature.Column column : signature.columns()) {
      fields.add(field(column.name(), column.type()));
    }
    return new Schema(fields);
  }

  private static Field field(String name, ColumnType type) {
    return type instanceof ArrayType array
        ? new Field(
            name,
            FieldType.nullable(new ArrowType.List()),
            List.of(field(ListVector.DATA_VECTOR_NAME, array.element())))
        : new Field(name, FieldType.nullable(arrowType(type)), null);
  }

  private static ArrowType arrowType(ColumnType type) {
    if (type instanceof DecimalType decimal) {
      return new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
    }
    if (!(type instanceof ScalarType scalar)) {
      return new ArrowType.Binary();
    }
    return switch (scalar) {
      case STRING -> new ArrowType.Utf8();
      case LONG -> new ArrowType.Int(64, true);
      case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case BOOLEAN -> new ArrowType.Bool();
      case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MILLISECOND, null);
      case DATE -> new ArrowType.Date(DateUnit.MILLISECOND);
    };
  }

  /** The rows of the frame; the caller closes them. */
  public static VectorSchemaRoot export(Frame frame, BufferAllocator allocator) {
    VectorSchemaRoot root = VectorSchemaRoot.create(schema(frame.signature()), allocator);
    boolean done = false;
    try {
      load(frame, root);
      done = true;
      return root;
    } finally {
      if (!done) {
        root.close();
      }
    }
  }

  /** Replaces the rows of {@code root}, made for the same signature, by those of the frame. */
  public static void load(Frame frame, VectorSchemaRoot root) {
    for (int i = 0; i < frame.signature().size(); i++) {
      FieldVector vector = root.getVector(i);
      if (frame.signature().type(i) instanceof ArrayType array) {
        new ListExport(frame, i, array.element()).loadInto((ListVector) vector);
      } else {
        new Column(frame, i, vector.getAllocator()).loadInto(vector);
      }
    }
    root.setRowCount(frame.rowCount());
  }

  /** Buffers of one column on their way. */
  private static final class Column {
    private final FrameLayout.Column column;
    private final ColumnType type;
    private final long address;
    private final int rows;
    private final BufferAllocator allocator;
    private final List<ArrowBuf> buffers = new ArrayList<>();

    Column(Frame frame, int index, BufferAllocator allocator) {
      this.column = frame.layout().columns().get(index);
      this.type = frame.signature().type(index);
      this.address = frame.address();
      this.rows = frame.rowCount();
      this.allocator = allocator;
    }

    void loadInto(FieldVector vector) {
      try {
        buffers.add(
            column.hasNulls()
                ? copy(column.validityAt(), NullBits.bytes(rows))
                : allocator.getEmpty());
        switch (column.form()) {
          case LONG -> addLongs();
          case DOUBLE -> addDoubles();
          case BYTES -> {
            buffers.add(copy(column.valuesAt(), 4L * (rows + 1)));
            buffers.add(copy(column.dataAt(), column.dataBytes()));
          }
          case DICTIONARY -> addFlattened();
        }
        vector.loadFieldBuffers(new ArrowFieldNode(rows, nullCount()), buffers);
      } finally {
        buffers.forEach(ArrowBuf::close);
      }
    }

    private int nullCount() {
      int count = 0;
      for (int i = 0; column.hasNulls() && i < rows; i++) {
        count += NullBits.isNull(address + column.validityAt(), i) ? 1 : 0;
      }
      return count;
    }

    private ArrowBuf copy(long at, long bytes) {
      ArrowBuf buffer = allocator.buffer(bytes);
      MemoryUtil.copyMemory(address + at, buffer.memoryAddress(), bytes);
      return buffer;
    }

    private void addDecimals() {
      ArrowBuf buffer = allocator.buffer(16L * rows);
      buffers.add(buffer);
      for (int i = 0; i < rows; i++) {
        long units = MemoryUtil.getLong(address + column.valuesAt() + 8L * i);
        buffer.setLong(16L * i, units);
        buffer.setLong(16L * i + 8, units >> 63);
      }
    }

    private void addLongs() {
      if (type instanceof DecimalType) {
        addDecimals();
        return;
      }
      if (type != ScalarType.BOOLEAN) {
        buffers.add(copy(column.valuesAt(), 8L * rows));
        return;
      }
      boolean[] cleared = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        cleared[i] = MemoryUtil.getLong(address + column.valuesAt() + 8L * i) == 0;
      }
      ArrowBuf buffer = allocator.buffer(FrameAllocator.align(NullBits.bytes(rows)));
      buffers.add(buffer);
      NullBits.pack(cleared, rows, buffer.memoryAddress());
    }

    private void addDoubles() {
      if (type != ScalarType.FLOAT) {
        buffers.add(copy(column.valuesAt(), 8L * rows));
        return;
      }
      ArrowBuf buffer = allocator.buffer(4L * rows);
      buffers.add(buffer);
      for (int i = 0; i < rows; i++) {
        long bits = MemoryUtil.getLong(address + column.valuesAt() + 8L * i);
        buffer.setFloat(4L * i, (float) Double.longBitsToDouble(bits));
      }
    }

    private void addFlattened() {
      StringDictionary dictionary = Objects.requireNonNull(column.dictionary());
      int[] codes = new int[rows];
      OffHeap.get(address + column.valuesAt(), codes, 0, rows);
      ArrowBuf offsets = allocator.buffer(4L * (rows + 1));
      buffers.add(offsets);
      int end = 0;
      offsets.setInt(0, 0);
      for (int i = 0; i < rows; i++) {
        end = Math.addExact(end, codes[i] < 0 ? 0 : dictionary.length(codes[i]));
        offsets.setInt(4L * (i + 1), end);
      }
      ArrowBuf data = allocator.buffer(end);
      buffers.add(data);
      for (int i = 0; i < rows; i++) {
        if (codes[i] >= 0) {
          OffHeap.put(
              dictionary.data(),
              dictionary.start(codes[i]),
              dictionary.length(codes[i]),
              data.memoryAddress() + offsets.getInt(4L * i));
        }
      }
    }
  }
}
