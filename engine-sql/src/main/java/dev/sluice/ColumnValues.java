package dev.sluice;

import dev.sluice.frames.array.ArrayValues;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of one column as Java objects, batch by batch. */
final class ColumnValues {
  private static final String JSON = "json";
  private static final long MILLIS_PER_DAY = 86_400_000;

  private final ColumnType type;
  private @Nullable ColumnVector vector;
  private @Nullable StringDictionary dictionary;
  private @Nullable String[] texts = {};

  private ColumnValues(ColumnType type) {
    this.type = type;
  }

  static ColumnValues of(ColumnType type) {
    return new ColumnValues(type);
  }

  /** Goes on with the next batch. */
  void take(ColumnVector next) {
    vector = next;
    if (next instanceof DictionaryVector coded) {
      int size = coded.dictionary().size();
      texts = coded.dictionary() == dictionary ? Arrays.copyOf(texts, size) : new String[size];
      dictionary = coded.dictionary();
    }
  }

  @Nullable Object value(int row) {
    if (vector == null || vector.isNull(row)) {
      return null;
    }
    if (vector instanceof LongVector longs) {
      return ofLong(type, longs.values()[row]);
    }
    if (vector instanceof DoubleVector doubles) {
      double value = doubles.values()[row];
      return type == ScalarType.FLOAT ? (Object) (float) value : (Object) value;
    }
    if (type instanceof ArrayType array) {
      return list(array, vector, row);
    }
    if (vector instanceof DictionaryVector coded) {
      return ofCode(coded, coded.codes()[row]);
    }
    StringVector slices = (StringVector) vector;
    return type instanceof ComplexType complex && !complex.kind().equals(JSON)
        ? bytes(slices, row)
        : slices.text(row);
  }

  private static byte[] bytes(StringVector slices, int row) {
    int start = slices.starts()[row];
    return Arrays.copyOfRange(slices.data(), start, start + slices.lengths()[row]);
  }

  private static List<@Nullable Object> list(ArrayType type, ColumnVector vector, int row) {
    byte[] data;
    int start;
    int length;
    if (vector instanceof DictionaryVector coded) {
      data = coded.dictionary().data();
      start = coded.dictionary().start(coded.codes()[row]);
      length = coded.dictionary().length(coded.codes()[row]);
    } else {
      StringVector slices = (StringVector) vector;
      data = slices.data();
      start = slices.starts()[row];
      length = slices.lengths()[row];
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (Object element : ArrayValues.decode(type.element(), data, start, length)) {
      elements.add(ofElement(type.element(), element));
    }
    return Collections.unmodifiableList(elements);
  }

  private static @Nullable Object ofElement(ScalarType type, @Nullable Object element) {
    if (element instanceof Long value) {
      return ofLong(type, value);
    }
    return element instanceof Double value && type == ScalarType.FLOAT
        ? (Object) value.floatValue()
        : element;
  }

  private static Object ofLong(ColumnType type, long value) {
    if (type instanceof DecimalType decimal) {
      return decimal.value(value);
    }
    if (type == ScalarType.TIMESTAMP) {
      return Instant.ofEpochMilli(value);
    }
    if (type == ScalarType.DATE) {
      return LocalDate.ofEpochDay(Math.floorDiv(value, MILLIS_PER_DAY));
    }
    return type == ScalarType.BOOLEAN ? (Object) (value != 0) : (Object) value;
  }

  private @Nullable String ofCode(DictionaryVector coded, int code) {
    if (code < 0) {
      return null;
    }
    String text = texts[code];
    if (text == null) {
      text = coded.dictionary().text(code);
      texts[code] = text;
    }
    return text;
  }
}
