package dev.sluice.core.expr.array;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.array.ArrayValues;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Column of the results of a function of boxed values and lists. */
record ArrayFunctionExpr(
    List<CompiledExpr> arguments, ArrayFunction function, ColumnType type, boolean fails)
    implements CompiledExpr {
  private static final int COST = 80;

  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    int size = batch.rowCount();
    ColumnVector[] vectors = new ColumnVector[arguments.size()];
    for (int a = 0; a < vectors.length; a++) {
      vectors[a] = arguments.get(a).evaluate(batch, arena);
    }
    boolean[] nulls = arena.booleans(size);
    return switch (type.physical()) {
      case LONG -> longs(vectors, nulls, size, arena);
      case DOUBLE -> doubles(vectors, nulls, size, arena);
      case BYTES -> bytes(vectors, nulls, size, arena);
    };
  }

  private LongVector longs(ColumnVector[] vectors, boolean[] nulls, int size, VectorArena arena) {
    long[] out = arena.longs(size);
    for (int i = 0; i < size; i++) {
      Object result = function.apply(row(vectors, i));
      nulls[i] = result == null;
      out[i] = result == null ? 0 : (Long) result;
    }
    return new LongVector(out, Nulls.orNone(nulls, size), size);
  }

  private DoubleVector doubles(
      ColumnVector[] vectors, boolean[] nulls, int size, VectorArena arena) {
    double[] out = arena.doubles(size);
    for (int i = 0; i < size; i++) {
      Object result = function.apply(row(vectors, i));
      nulls[i] = result == null;
      out[i] = result == null ? 0 : (Double) result;
    }
    return new DoubleVector(out, Nulls.orNone(nulls, size), size);
  }

  private StringVector bytes(ColumnVector[] vectors, boolean[] nulls, int size, VectorArena arena) {
    ArrayEncoder encoder = new ArrayEncoder();
    int[] starts = arena.ints(size);
    int[] lengths = arena.ints(size);
    for (int i = 0; i < size; i++) {
      Object result = function.apply(row(vectors, i));
      starts[i] = encoder.length();
      nulls[i] = result == null;
      if (result instanceof List<?> list) {
        ArrayValues.encode(((ArrayType) type).element(), list, encoder);
      } else if (result != null) {
        byte[] text = ((String) result).getBytes(StandardCharsets.UTF_8);
        encoder.addEncoded(text, 0, text.length);
      }
      lengths[i] = encoder.length() - starts[i];
    }
    byte[] data = arena.bytes(encoder.length());
    System.arraycopy(encoder.data(), 0, data, 0, encoder.length());
    return new StringVector(data, starts, lengths, Nulls.orNone(nulls, size), size);
  }

  private @Nullable Object[] row(ColumnVector[] vectors, int row) {
    @Nullable Object[] values = new Object[vectors.length];
    for (int a = 0; a < values.length; a++) {
      values[a] = vectors[a].isNull(row) ? null : value(arguments.get(a).type(), vectors[a], row);
    }
    return values;
  }

  private static Object value(ColumnType type, ColumnVector vector, int row) {
    if (vector instanceof LongVector longs) {
      return longs.values()[row];
    }
    if (vector instanceof DoubleVector doubles) {
      return doubles.values()[row];
    }
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
    return type instanceof ArrayType array
        ? ArrayValues.decode(array.element(), data, start, length)
        : new String(data, start, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean mayFail() {
    return fails || arguments.stream().anyMatch(CompiledExpr::mayFail);
  }

  @Override
  public int cost() {
    return COST + arguments.stream().mapToInt(CompiledExpr::cost).sum();
  }
}
