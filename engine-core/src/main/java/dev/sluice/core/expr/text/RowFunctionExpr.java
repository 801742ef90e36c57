package dev.sluice.core.expr.text;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Column of the results of a function of boxed values. */
record RowFunctionExpr(
    List<CompiledExpr> arguments, RowFunction function, ColumnType type, boolean fails, int rowCost)
    implements CompiledExpr {
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
      case BYTES -> texts(vectors, nulls, size, arena);
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

  private StringVector texts(ColumnVector[] vectors, boolean[] nulls, int size, VectorArena arena) {
    TextBuilder builder = new TextBuilder(arena, size);
    for (int i = 0; i < size; i++) {
      Object result = function.apply(row(vectors, i));
      nulls[i] = result == null;
      if (result != null) {
        builder.append((String) result);
      }
      builder.endRow();
    }
    return builder.build(Nulls.orNone(nulls, size));
  }

  private static @Nullable Object[] row(ColumnVector[] vectors, int row) {
    @Nullable Object[] values = new Object[vectors.length];
    for (int a = 0; a < values.length; a++) {
      values[a] = vectors[a].isNull(row) ? null : value(vectors[a], row);
    }
    return values;
  }

  private static @Nullable Object value(ColumnVector vector, int row) {
    if (vector instanceof LongVector longs) {
      return longs.values()[row];
    }
    if (vector instanceof DoubleVector doubles) {
      return doubles.values()[row];
    }
    if (vector instanceof DictionaryVector coded) {
      return coded.dictionary().text(coded.codes()[row]);
    }
    return ((StringVector) vector).text(row);
  }

  @Override
  public boolean mayFail() {
    return fails || arguments.stream().anyMatch(CompiledExpr::mayFail);
  }

  @Override
  public int cost() {
    return rowCost + arguments.stream().mapToInt(CompiledExpr::cost).sum();
  }
}
