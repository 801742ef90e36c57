package dev.sluice.core.expr.string;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Nulls;
import dev.sluice.core.expr.text.TextBuilder;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;

/** Texts of several columns one after the other. */
record ConcatExpr(List<CompiledExpr> parts, ColumnType type) implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    int size = batch.rowCount();
    StringVector[] vectors = new StringVector[parts.size()];
    boolean[] nulls = null;
    for (int p = 0; p < vectors.length; p++) {
      ColumnVector vector = parts.get(p).evaluate(batch, arena);
      vectors[p] =
          vector instanceof DictionaryVector coded ? coded.flatten(arena) : (StringVector) vector;
      nulls = Nulls.union(nulls, vectors[p].nulls(), size, arena);
    }
    TextBuilder builder = new TextBuilder(arena, size);
    for (int i = 0; i < size; i++) {
      if (nulls == null || !nulls[i]) {
        for (StringVector vector : vectors) {
          builder.append(vector.data(), vector.starts()[i], vector.lengths()[i]);
        }
      }
      builder.endRow();
    }
    return builder.build(nulls);
  }

  @Override
  public boolean mayFail() {
    return parts.stream().anyMatch(CompiledExpr::mayFail);
  }

  @Override
  public int cost() {
    return parts.stream().mapToInt(CompiledExpr::cost).sum() + 10;
  }
}
