package dev.sluice.core.expr;

import dev.sluice.core.expr.kernel.Selection;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;

/** All rows or none. */
public enum ConstantPredicate implements CompiledPredicate {
  ALL,
  NONE;

  public static ConstantPredicate of(boolean all) {
    return all ? ALL : NONE;
  }

  @Override
  public int select(Batch batch, int[] rowsOut, VectorArena arena) {
    return this == ALL ? Selection.all(batch.rowCount(), rowsOut) : 0;
  }

  @Override
  public int cost() {
    return 0;
  }

  @Override
  public CompiledPredicate intersect(CompiledPredicate other) {
    return this == ALL ? other : this;
  }
}
