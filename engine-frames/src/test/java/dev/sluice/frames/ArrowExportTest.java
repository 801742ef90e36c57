package dev.sluice.frames;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.array.ArrayValues;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowExportTest {
  @RegisterExtension final LeakExtension memory = new LeakExtension();

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void vectorsHoldTheRowsOfTheFrame(long seed) {
    List<List<Object>> rows = new RandomRows(seed).rows(RandomRows.EVERY_TYPE, 300);
    rows.forEach(row -> row.set(3, row.get(3) == null ? null : (Long) row.get(3) % 1_000_000));
    Batch batch = Batches.of(RandomRows.EVERY_TYPE, rows);
    try (FrameBuilder builder = new FrameBuilder(RandomRows.EVERY_TYPE, memory.allocator());
        RootAllocator users = new RootAllocator()) {
      builder.append(seed == 1 ? batch : Batches.encode(batch, "s"), 0);
      try (Frame frame = builder.build();
          VectorSchemaRoot root = ArrowExport.export(frame, users)) {
        assertThat(root.getRowCount()).isEqualTo(300);
        for (int i = 0; i < 300; i++) {
          for (int c = 0; c < root.getFieldVectors().size(); c++) {
            assertThat(plain(root.getVector(c).getObject(i))).isEqualTo(rows.get(i).get(c));
          }
        }
      }
    }
  }

  @Test
  void decimalsAreArrowDecimals() {
    DecimalType type = new DecimalType(12, 3);
    RowSignature signature = RowSignature.builder().add("d", type).build();
    Batch batch =
        Batches.of(
            signature, Batches.row(-1L), Batches.row((Object) null), Batches.row(123456789L));
    try (FrameBuilder builder = new FrameBuilder(signature, memory.allocator());
        RootAllocator users = new RootAllocator()) {
      builder.append(batch, 0);
      try (Frame frame = builder.build();
          VectorSchemaRoot root = ArrowExport.export(frame, users)) {
        assertThat(root.getVector(0).getObject(0)).isEqualTo(new BigDecimal("-0.001"));
        assertThat(root.getVector(0).getObject(1)).isNull();
        assertThat(root.getVector(0).getObject(2)).isEqualTo(new BigDecimal("123456.789"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ScalarType.class)
  void arraysAreArrowLists(ScalarType element) {
    RowSignature signature = RowSignature.builder().add("a", new ArrayType(element)).build();
    List<Object> array =
        switch (element.physical()) {
          case LONG -> Arrays.asList(1L, null, 0L);
          case DOUBLE -> Arrays.asList(1.5, null, -2.0);
          case BYTES -> Arrays.asList("é", null, "");
        };
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      rows.add(Batches.row(i % 3 == 0 ? encoded(element, array) : null));
      rows.add(Batches.row(encoded(element, List.of())));
    }
    try (FrameBuilder builder = new FrameBuilder(signature, memory.allocator());
        RootAllocator users = new RootAllocator()) {
      builder.append(Batches.of(signature, rows), 0);
      try (Frame frame = builder.build();
          VectorSchemaRoot root = ArrowExport.export(frame, users)) {
        ArrowExport.load(frame, root);
        ListVector lists = (ListVector) root.getVector(0);
        assertThat(root.getRowCount()).isEqualTo(10_000);
        assertThat(lists.getNullCount()).isEqualTo(3_333);
        for (int i = 0; i < 10_000; i += 2) {
          assertThat(lists.isNull(i)).isEqualTo(i / 2 % 3 != 0);
          if (!lists.isNull(i)) {
            assertThat(String.valueOf(lists.getObject(i))).isEqualTo(printed(element));
          }
          assertThat(lists.getObject(i + 1)).isEmpty();
        }
      }
    }
  }

  private static ByteBuffer encoded(ScalarType element, List<Object> array) {
    ArrayEncoder encoder = new ArrayEncoder();
    ArrayValues.encode(element, array, encoder);
    return ByteBuffer.wrap(encoder.toBytes());
  }

  private static String printed(ScalarType element) {
    return switch (element) {
      case STRING -> "[\"é\",null,\"\"]";
      case LONG -> "[1,null,0]";
      case DOUBLE, FLOAT -> "[1.5,null,-2.0]";
      case BOOLEAN -> "[true,null,false]";
      case TIMESTAMP, DATE -> "[[1970,1,1,0,0,0,1000000],null,[1970,1,1,0,0]]";
    };
  }

  private static Object plain(Object value) {
    if (value instanceof java.time.LocalDateTime time) {
      return Instant.from(time.atOffset(ZoneOffset.UTC)).toEpochMilli();
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    return value instanceof org.apache.arrow.vector.util.Text ? value.toString() : value;
  }
}
