package dev.sluice.core.aggregate;

import dev.sluice.frames.array.ArrayCursor;
import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code array_agg}, {@code array_concat_agg} and {@code string_agg}: all values of a group in one.
 * Inputs are the value and sort keys.
 *
 * <p>Parameters: {@code order}, a direction for each sort key, see {@link SortKeyWriter}; {@code
 * distinct}, whether each value counts once, sorted if there is no other order; {@code maxBytes},
 * bytes that the result may have (1024 by default); {@code separator} of texts.
 */
final class ListFunction implements AggregateFunction {
  private static final long DEFAULT_BYTES = 1024;

  private final String name;

  private ListFunction(String name) {
    this.name = name;
  }

  static List<AggregateFunction> all() {
    return List.of(
        new ListFunction("array_agg"),
        new ListFunction("array_concat_agg"),
        new ListFunction("string_agg"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType intermediateType(AggregateSpec spec) {
    return new ComplexType("list");
  }

  @Override
  public Accumulator accumulator(AggregateSpec spec) {
    boolean distinct = Boolean.TRUE.equals(spec.parameters().get("distinct"));
    SortKeyWriter keys =
        new SortKeyWriter(String.valueOf(spec.parameters().getOrDefault("order", "")));
    long maxBytes =
        spec.parameters().get("maxBytes") instanceof Number stated
            ? stated.longValue()
            : DEFAULT_BYTES;
    byte[] separator =
        String.valueOf(spec.parameters().getOrDefault("separator", ""))
            .getBytes(StandardCharsets.UTF_8);
    ListResult result =
        (entries, out) -> join(entries, separator, spec.outputType().name(), maxBytes, out);
    return new ListAccumulator(distinct, keys, writer(spec, distinct), result);
  }

  private ValueWriter writer(AggregateSpec spec, boolean distinct) {
    ColumnType type = Inputs.type(spec, 0);
    if (name.equals("array_agg") && type instanceof ScalarType) {
      ArrayEncoder element = new ArrayEncoder();
      return (values, row, sink) -> {
        element.clear();
        SortKeyWriter.addElement(values, row, element);
        sink.add(element.data(), 0, element.length());
      };
    }
    if (name.equals("string_agg") && type == ScalarType.STRING) {
      return ListFunction::writeBytes;
    }
    if (name.equals("array_concat_agg") && type instanceof ArrayType array) {
      return distinct ? elements(array) : ListFunction::writeBytes;
    }
    throw Inputs.refused(spec, type);
  }

  static void writeBytes(ColumnVector values, int row, ValueWriter.Sink sink) {
    if (!values.isNull(row)) {
      Slices slices = Slices.of(values);
      sink.add(slices.data(), slices.start(row), slices.length(row));
    }
  }

  private static ValueWriter elements(ArrayType type) {
    ArrayCursor cursor = new ArrayCursor(type.element());
    return (values, row, sink) -> {
      if (values.isNull(row)) {
        return;
      }
      Slices slices = Slices.of(values);
      cursor.open(slices.data(), slices.start(row), slices.length(row));
      while (cursor.next()) {
        sink.add(slices.data(), cursor.elementStart(), cursor.elementLength());
      }
    };
  }

  private static void join(
      Entries entries, byte[] separator, String type, long maxBytes, ArrayEncoder out) {
    long bytes = (long) separator.length * (entries.count() - 1);
    for (int i = 0; i < entries.count(); i++) {
      bytes += entries.valueLengthOf(i);
    }
    Entries.checkSize(type, bytes, maxBytes);
    for (int i = 0; i < entries.count(); i++) {
      if (i > 0) {
        out.addEncoded(separator, 0, separator.length);
      }
      out.addEncoded(entries.data(), entries.valueStart(i), entries.valueLengthOf(i));
    }
  }
}
