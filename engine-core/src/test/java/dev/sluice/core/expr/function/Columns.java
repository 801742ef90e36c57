package dev.sluice.core.expr.function;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Batches made of Java objects. */
final class Columns {
  private final RowSignature.Builder signature = RowSignature.builder();
  private final List<ColumnVector> vectors = new ArrayList<>();

  private Columns() {}

  static Columns of() {
    return new Columns();
  }

  Columns add(String name, ColumnType type, Object... values) {
    return add(name, type, vector(type, values));
  }

  Columns add(String name, ColumnType type, ColumnVector vector) {
    signature.add(name, type);
    vectors.add(vector);
    return this;
  }

  Batch batch() {
    int rows = vectors.isEmpty() ? 1 : vectors.get(0).size();
    return Batch.of(signature.build(), rows, vectors.toArray(new ColumnVector[0]));
  }

  static ColumnVector vector(ColumnType type, Object... values) {
    return switch (type.physical()) {
      case LONG -> longs(values);
      case DOUBLE -> doubles(values);
      case BYTES -> flat(values);
    };
  }

  private static LongVector longs(Object... values) {
    long[] longs = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      longs[i] = values[i] == null ? 0 : ((Number) values[i]).longValue();
    }
    return new LongVector(longs, nulls(values), values.length);
  }

  private static DoubleVector doubles(Object... values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i] == null ? 0 : ((Number) values[i]).doubleValue();
    }
    return new DoubleVector(doubles, nulls(values), values.length);
  }

  static StringVector flat(Object... values) {
    StringBuilder all = new StringBuilder();
    int[] starts = new int[values.length];
    int[] lengths = new int[values.length];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      starts[i] = at;
      if (values[i] != null) {
        lengths[i] = values[i].toString().getBytes(StandardCharsets.UTF_8).length;
        all.append(values[i]);
        at += lengths[i];
      }
    }
    byte[] data = all.toString().getBytes(StandardCharsets.UTF_8);
    return new StringVector(data, starts, lengths, nulls(values), values.length);
  }

  static DictionaryVector coded(StringDictionary dictionary, Object... values) {
    Map<String, Integer> known = new HashMap<>();
    for (int code = 0; code < dictionary.size(); code++) {
      known.put(dictionary.text(code), code);
    }
    int[] codes = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      codes[i] =
          values[i] == null
              ? -1
              : known.computeIfAbsent(values[i].toString(), text -> append(dictionary, text));
    }
    return new DictionaryVector(codes, dictionary, nulls(values), values.length);
  }

  private static int append(StringDictionary dictionary, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return dictionary.append(utf8, 0, utf8.length);
  }

  private static boolean[] nulls(Object... values) {
    boolean[] nulls = new boolean[values.length];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      nulls[i] = values[i] == null;
      any |= nulls[i];
    }
    return any ? nulls : null;
  }
}
