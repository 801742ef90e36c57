package dev.sluice.frames;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Batches from rows of Java values and back, for tests.
 *
 * <p>Values are null, {@link Boolean} for BOOLEAN, {@link Long} for the other integers and times,
 * {@link Double} for DOUBLE and FLOAT, {@link String} for STRING, {@link ByteBuffer} for the rest.
 * Numbers of any kind are taken where a number is wanted.
 */
public final class Batches {
  private Batches() {}

  /** A row; values may be null. */
  public static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  @SafeVarargs
  public static Batch of(RowSignature signature, List<Object>... rows) {
    List<List<Object>> list = new ArrayList<>();
    for (List<Object> row : rows) {
      list.add(row);
    }
    return of(signature, list);
  }

  public static Batch of(RowSignature signature, List<List<Object>> rows) {
    ColumnVector[] columns = new ColumnVector[signature.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = column(signature, c, rows);
    }
    return Batch.of(signature, rows.size(), columns);
  }

  /** The rows as batches of at most this many rows. */
  public static List<Batch> split(RowSignature signature, List<List<Object>> rows, int batchRows) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += batchRows) {
      batches.add(of(signature, rows.subList(from, Math.min(rows.size(), from + batchRows))));
    }
    return batches;
  }

  private static ColumnVector column(RowSignature signature, int index, List<List<Object>> rows) {
    int count = rows.size();
    boolean[] nulls = new boolean[count];
    boolean anyNull = false;
    for (int i = 0; i < count; i++) {
      nulls[i] = rows.get(i).get(index) == null;
      anyNull |= nulls[i];
    }
    boolean[] flags = anyNull ? nulls : null;
    return switch (signature.type(index).physical()) {
      case LONG -> longs(rows, index, nulls, flags);
      case DOUBLE -> doubles(rows, index, nulls, flags);
      case BYTES -> slices(rows, index, nulls, flags);
    };
  }

  private static LongVector longs(
      List<List<Object>> rows, int index, boolean[] nulls, boolean[] flags) {
    long[] values = new long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = nulls[i] ? 0 : toLong(rows.get(i).get(index));
    }
    return new LongVector(values, flags, values.length);
  }

  private static DoubleVector doubles(
      List<List<Object>> rows, int index, boolean[] nulls, boolean[] flags) {
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = nulls[i] ? 0 : ((Number) rows.get(i).get(index)).doubleValue();
    }
    return new DoubleVector(values, flags, values.length);
  }

  private static StringVector slices(
      List<List<Object>> rows, int index, boolean[] nulls, boolean[] flags) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int[] starts = new int[rows.size()];
    int[] lengths = new int[rows.size()];
    for (int i = 0; i < starts.length; i++) {
      byte[] bytes = nulls[i] ? new byte[0] : toBytes(rows.get(i).get(index));
      starts[i] = data.size();
      lengths[i] = bytes.length;
      data.writeBytes(bytes);
    }
    return new StringVector(data.toByteArray(), starts, lengths, flags, starts.length);
  }

  private static long toLong(Object value) {
    return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).longValue();
  }

  private static byte[] toBytes(Object value) {
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return value instanceof byte[] bytes
        ? bytes
        : value.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The batch with the named string columns as codes into a dictionary of their own. */
  public static Batch encode(Batch batch, String... names) {
    Map<String, StringDictionary> dictionaries = new HashMap<>();
    for (String name : names) {
      dictionaries.put(name, new StringDictionary());
    }
    return encode(batch, dictionaries);
  }

  /** The batch with the named string columns as codes into dictionaries, which grow as needed. */
  public static Batch encode(Batch batch, Map<String, StringDictionary> dictionaries) {
    ColumnVector[] columns = new ColumnVector[batch.columnCount()];
    for (int c = 0; c < columns.length; c++) {
      StringDictionary dictionary = dictionaries.get(batch.signature().name(c));
      columns[c] =
          dictionary == null ? batch.column(c) : encode((StringVector) batch.column(c), dictionary);
    }
    return Batch.of(batch.signature(), batch.rowCount(), columns);
  }

  private static DictionaryVector encode(StringVector vector, StringDictionary dictionary) {
    Map<ByteBuffer, Integer> known = new HashMap<>();
    for (int code = 0; code < dictionary.size(); code++) {
      byte[] data = dictionary.data();
      known.put(slice(data, dictionary.start(code), dictionary.length(code)), code);
    }
    int[] codes = new int[vector.size()];
    for (int i = 0; i < codes.length; i++) {
      int row = i;
      codes[i] =
          vector.isNull(i)
              ? -1
              : known.computeIfAbsent(
                  slice(vector.data(), vector.starts()[i], vector.lengths()[i]),
                  value ->
                      dictionary.append(
                          vector.data(), vector.starts()[row], vector.lengths()[row]));
    }
    return new DictionaryVector(codes, dictionary, vector.nulls(), codes.length);
  }

  private static ByteBuffer slice(byte[] data, int start, int length) {
    return ByteBuffer.wrap(Arrays.copyOfRange(data, start, start + length));
  }

  /** All rows of a batch. */
  public static List<List<Object>> rows(Batch batch) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < batch.rowCount(); i++) {
      List<Object> row = new ArrayList<>();
      for (int c = 0; c < batch.columnCount(); c++) {
        row.add(value(batch, c, i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** All rows of a frame. */
  public static List<List<Object>> rows(Frame frame) {
    return rows(new FrameReader(new VectorArena()).read(frame));
  }

  /** One value. */
  public static Object value(Batch batch, int column, int row) {
    ColumnVector vector = batch.column(column);
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof LongVector longs) {
      long value = longs.values()[row];
      return batch.signature().type(column) == ScalarType.BOOLEAN ? (Object) (value != 0) : value;
    }
    if (vector instanceof DoubleVector doubles) {
      return doubles.values()[row];
    }
    byte[] bytes;
    if (vector instanceof DictionaryVector coded) {
      StringDictionary dictionary = coded.dictionary();
      int code = coded.codes()[row];
      int start = dictionary.start(code);
      bytes = Arrays.copyOfRange(dictionary.data(), start, start + dictionary.length(code));
    } else {
      StringVector strings = (StringVector) vector;
      int start = strings.starts()[row];
      bytes = Arrays.copyOfRange(strings.data(), start, start + strings.lengths()[row]);
    }
    return batch.signature().type(column) == ScalarType.STRING
        ? new String(bytes, StandardCharsets.UTF_8)
        : ByteBuffer.wrap(bytes);
  }
}
