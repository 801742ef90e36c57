package dev.sluice.core.expr;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/** Column of the batch, as it is. */
public record ColumnExpr(int index, ColumnType type) implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    return batch.column(index);
  }

  @Override
  public int cost() {
    return 0;
  }
}
