package dev.sluice.core.segment;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of plain objects as batches and back: Long, Double, String, null. */
public final class SegmentRows {
  private SegmentRows() {}

  /** Batches of so many rows each; strings as dictionaries if wanted. */
  public static RowSupplier supplier(
      RowSignature signature, List<List<@Nullable Object>> rows, int batchRows, boolean coded) {
    return () ->
        new BatchSource() {
          private int next;

          @Override
          public @Nullable Batch next() {
            if (next >= rows.size()) {
              return null;
            }
            int to = Math.min(rows.size(), next + batchRows);
            Batch batch = batch(signature, rows.subList(next, to), coded);
            next = to;
            return batch;
          }

          @Override
          public void close() {}
        };
  }

  public static Batch batch(
      RowSignature signature, List<List<@Nullable Object>> rows, boolean coded) {
    ColumnVector[] columns = new ColumnVector[signature.size()];
    for (int i = 0; i < columns.length; i++) {
      int column = i;
      List<@Nullable Object> values = new ArrayList<>();
      rows.forEach(row -> values.add(row.get(column)));
      columns[i] = vector(signature.type(i), values, coded);
    }
    return Batch.of(signature, rows.size(), columns);
  }

  private static ColumnVector vector(
      ColumnType type, List<@Nullable Object> values, boolean coded) {
    int size = values.size();
    boolean[] nulls = new boolean[size];
    for (int i = 0; i < size; i++) {
      nulls[i] = values.get(i) == null;
    }
    boolean @Nullable [] known = values.contains(null) ? nulls : null;
    switch (type.physical()) {
      case LONG -> {
        long[] longs = new long[size];
        for (int i = 0; i < size; i++) {
          longs[i] = values.get(i) instanceof Long v ? v : 0;
        }
        return new LongVector(longs, known, size);
      }
      case DOUBLE -> {
        double[] doubles = new double[size];
        for (int i = 0; i < size; i++) {
          doubles[i] = values.get(i) instanceof Double v ? v : 0;
        }
        return new DoubleVector(doubles, known, size);
      }
      default -> {
        return coded ? codes(values, known) : slices(values, known);
      }
    }
  }

  private static ColumnVector slices(List<@Nullable Object> values, boolean @Nullable [] nulls) {
    int size = values.size();
    int[] starts = new int[size];
    int[] lengths = new int[size];
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write(7);
    for (int i = 0; i < size; i++) {
      byte[] text = String.valueOf(values.get(i)).getBytes(StandardCharsets.UTF_8);
      starts[i] = data.size();
      lengths[i] = values.get(i) == null ? 0 : text.length;
      data.write(text, 0, lengths[i]);
    }
    return new StringVector(data.toByteArray(), starts, lengths, nulls, size);
  }

  private static ColumnVector codes(List<@Nullable Object> values, boolean @Nullable [] nulls) {
    StringDictionary dictionary = new StringDictionary();
    Map<Object, Integer> known = new HashMap<>();
    int[] codes = new int[values.size()];
    for (int i = 0; i < codes.length; i++) {
      Object value = values.get(i);
      codes[i] =
          value == null
              ? -1
              : known.computeIfAbsent(
                  value,
                  text -> {
                    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                    return dictionary.append(bytes, 0, bytes.length);
                  });
    }
    return new DictionaryVector(codes, dictionary, nulls, codes.length);
  }

  /** All rows of the source, which is closed. */
  public static List<List<@Nullable Object>> read(BatchSource source) throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (source) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        for (int row = 0; row < batch.rowCount(); row++) {
          rows.add(row(batch, row));
        }
      }
    }
    return rows;
  }

  public static List<@Nullable Object> row(Batch batch, int row) {
    @Nullable Object[] values = new Object[batch.columnCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(batch.column(i), row);
    }
    return Arrays.asList(values);
  }

  private static @Nullable Object value(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof LongVector longs) {
      return longs.values()[row];
    }
    if (vector instanceof DoubleVector doubles) {
      return doubles.values()[row];
    }
    if (vector instanceof StringVector slices) {
      return slices.text(row);
    }
    DictionaryVector coded = (DictionaryVector) vector;
    return coded.dictionary().text(coded.codes()[row]);
  }

  /** Signature of every scalar type. */
  public static RowSignature everyType() {
    RowSignature.Builder builder = RowSignature.builder().add("__time", ScalarType.TIMESTAMP);
    builder.add("text", ScalarType.STRING).add("word", ScalarType.STRING);
    builder.add("tiny", ScalarType.LONG).add("small", ScalarType.LONG);
    builder.add("medium", ScalarType.LONG).add("large", ScalarType.LONG);
    builder.add("real", ScalarType.DOUBLE).add("single", ScalarType.FLOAT);
    builder.add("truth", ScalarType.BOOLEAN).add("day", ScalarType.DATE);
    builder.add("tags", ColumnType.parse("ARRAY<STRING>"));
    return builder.add("nothing", ScalarType.STRING).add("none", ScalarType.LONG).build();
  }
}
