package dev.sluice.frames.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.array.ArrayValues;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read by Arrow's own parser and vectors. */
class ArrowInteropTest {
  @TempDir Path folder;

  @Test
  void arrowReadsAStreamOfEveryType() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (BatchArrowWriter writer =
        BatchArrowWriter.stream(Channels.newChannel(bytes), everyType())) {
      writer.write(batch());
      writer.write(batch());
    }
    assertThat(readByArrow(ByteBuffer.wrap(bytes.toByteArray())))
        .containsExactly(
            "[1, 1.5, 0.25, true, 1970-01-01T00:00:01, 1, été, [1,null], [\"é\",null], [true,false]]",
            "[null, null, null, null, null, null, null, null, null, null]",
            "[-3, -2.5, 4.0, false, 1969-12-31T23:59:59, -1, , [], [], []]",
            "[1, 1.5, 0.25, true, 1970-01-01T00:00:01, 1, été, [1,null], [\"é\",null], [true,false]]",
            "[null, null, null, null, null, null, null, null, null, null]",
            "[-3, -2.5, 4.0, false, 1969-12-31T23:59:59, -1, , [], [], []]");
  }

  @Test
  void aFileHoldsTheSameMessagesBehindItsMagic() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (BatchArrowWriter writer = BatchArrowWriter.file(Channels.newChannel(bytes), everyType())) {
      writer.write(batch());
    }
    byte[] file = bytes.toByteArray();
    assertThat(readByArrow(ByteBuffer.wrap(file, 8, file.length - 8))).hasSize(3);

    Path path = folder.resolve("file.arrow");
    Files.write(path, file);
    IpcFile mapped = IpcFile.open(path);
    assertThat(mapped.batchCount()).isEqualTo(1);
    assertThat(mapped.batch(0).rowCount()).isEqualTo(3);
    assertThat(mapped.batch(0).nullCount(0)).isEqualTo(1);
    assertThat(mapped.batch(0).buffer(1).getLong(16)).isEqualTo(-3);
    assertThat(mapped.schema().fields())
        .extracting(IpcField::name)
        .containsExactlyElementsOf(
            everyType().columns().stream().map(RowSignature.Column::name).toList());
  }

  @Test
  void dictionariesAndMetadataComeBack() throws IOException {
    IpcField field = new IpcField("s", IpcType.UTF8, new IpcField.Encoding(4, IpcType.INT16, true));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (IpcWriter writer =
        IpcWriter.file(
            Channels.newChannel(bytes), new IpcSchema(List.of(field), Map.of("a", "b")))) {
      StringDictionary dictionary = dictionary("x", "yy", "");
      IpcBody body = new IpcBody();
      CodeEncoder.emitDictionary(dictionary, body);
      writer.dictionary(4, 3, body);
      body.clear();
      CodeEncoder codes = new CodeEncoder(IpcType.INT16, 4);
      codes.append(
          new DictionaryVector(
              new int[] {2, -1, 0}, dictionary, new boolean[] {false, true, false}, 3),
          0,
          3);
      codes.emit(body);
      writer.recordBatch(3, body);
      writer.finish(Map.of("key", "value é"));
    }
    Path path = folder.resolve("file.arrow");
    Files.write(path, bytes.toByteArray());

    IpcFile file = IpcFile.open(path);

    assertThat(file.schema().fields()).containsExactly(field);
    assertThat(file.schema().metadata()).containsExactly(Map.entry("a", "b"));
    assertThat(file.metadata()).containsExactly(Map.entry("key", "value é"));
    assertThat(file.dictionary(0).dictionaryId()).isEqualTo(4);
    assertThat(file.dictionary(0).rowCount()).isEqualTo(3);
    ByteBuffer stored = file.batch(0).buffer(1);
    assertThat(List.of(stored.getShort(0), stored.getShort(2), stored.getShort(4)))
        .containsExactly((short) 2, (short) -1, (short) 0);
    assertThat(Schema.convertSchema(schemaOf(bytes.toByteArray())).findField("s").getDictionary())
        .extracting("id", "ordered")
        .containsExactly(4L, true);
  }

  private static org.apache.arrow.flatbuf.Schema schemaOf(byte[] file) {
    ByteBuffer head = ByteBuffer.wrap(file, 16, file.length - 16).slice();
    Message message = Message.getRootAsMessage(head.order(ByteOrder.LITTLE_ENDIAN));
    return (org.apache.arrow.flatbuf.Schema) message.header(new org.apache.arrow.flatbuf.Schema());
  }

  /** Rows as text, read with Arrow's message parser, loader and vectors. */
  private static List<String> readByArrow(ByteBuffer stream) throws IOException {
    List<String> rows = new ArrayList<>();
    ByteBuffer bytes = stream.slice().order(ByteOrder.LITTLE_ENDIAN);
    try (BufferAllocator allocator = new RootAllocator()) {
      VectorSchemaRoot root = null;
      while (true) {
        assertThat(bytes.getInt()).isEqualTo(IpcWriter.CONTINUATION);
        int length = bytes.getInt();
        if (length == 0) {
          break;
        }
        Message message =
            Message.getRootAsMessage(
                bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN));
        bytes.position(bytes.position() + length);
        if (message.headerType() == MessageHeader.Schema) {
          org.apache.arrow.flatbuf.Schema schema = new org.apache.arrow.flatbuf.Schema();
          message.header(schema);
          root = VectorSchemaRoot.create(Schema.convertSchema(schema), allocator);
        } else {
          assertThat(root).isNotNull();
          byte[] body = new byte[(int) message.bodyLength()];
          bytes.get(body);
          load(message, body, root, allocator);
          for (int row = 0; row < root.getRowCount(); row++) {
            int at = row;
            rows.add(
                root.getFieldVectors().stream()
                    .map(vector -> print(vector.getObject(at)))
                    .toList()
                    .toString());
          }
        }
      }
      if (root != null) {
        root.close();
      }
    }
    return rows;
  }

  private static void load(
      Message message, byte[] body, VectorSchemaRoot root, BufferAllocator allocator)
      throws IOException {
    ArrowBuf buffer = allocator.buffer(body.length);
    buffer.setBytes(0, body);
    RecordBatch header = (RecordBatch) message.header(new RecordBatch());
    try (ArrowRecordBatch batch = MessageSerializer.deserializeRecordBatch(header, buffer)) {
      new VectorLoader(root).load(batch);
    }
  }

  private static String print(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : value instanceof Long millis && Math.abs(millis) == 1000
            ? java.time.LocalDateTime.ofEpochSecond(millis / 1000, 0, java.time.ZoneOffset.UTC)
                .toString()
            : String.valueOf(value);
  }

  private static RowSignature everyType() {
    return RowSignature.builder()
        .add("long", ScalarType.LONG)
        .add("double", ScalarType.DOUBLE)
        .add("float", ScalarType.FLOAT)
        .add("boolean", ScalarType.BOOLEAN)
        .add("timestamp", ScalarType.TIMESTAMP)
        .add("date", ScalarType.DATE)
        .add("string", ScalarType.STRING)
        .add("array", ColumnType.parse("ARRAY<LONG>"))
        .add("texts", ColumnType.parse("ARRAY<STRING>"))
        .add("truths", ColumnType.parse("ARRAY<BOOLEAN>"))
        .build();
  }

  private static Batch batch() {
    boolean[] nulls = {false, true, false};
    StringDictionary texts = dictionary("été", "");
    ColumnVector[] columns = {
      new LongVector(new long[] {1, 0, -3}, nulls, 3),
      new DoubleVector(new double[] {1.5, 0, -2.5}, nulls, 3),
      new DoubleVector(new double[] {0.25, 0, 4}, nulls, 3),
      new LongVector(new long[] {1, 0, 0}, nulls, 3),
      new LongVector(new long[] {1000, 0, -1000}, nulls, 3),
      new LongVector(new long[] {86_400_000, 0, -86_400_000}, nulls, 3),
      new DictionaryVector(new int[] {0, -1, 1}, texts, nulls, 3),
      arrays(ScalarType.LONG, 1L, null),
      arrays(ScalarType.STRING, "é", null),
      arrays(ScalarType.BOOLEAN, 1L, 0L)
    };
    return Batch.of(everyType(), 3, columns);
  }

  /** An array of these, NULL, and an empty array. */
  private static ColumnVector arrays(ScalarType element, Object... values) {
    ArrayEncoder encoder = new ArrayEncoder();
    ArrayValues.encode(element, Arrays.asList(values), encoder);
    StringDictionary dictionary = new StringDictionary();
    dictionary.append(encoder.data(), 0, encoder.length());
    dictionary.append(encoder.data(), 0, 0);
    return new DictionaryVector(
        new int[] {0, -1, 1}, dictionary, new boolean[] {false, true, false}, 3);
  }

  private static StringDictionary dictionary(String... values) {
    StringDictionary dictionary = new StringDictionary();
    for (String value : Arrays.asList(values)) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      dictionary.append(bytes, 0, bytes.length);
    }
    return dictionary;
  }
}
