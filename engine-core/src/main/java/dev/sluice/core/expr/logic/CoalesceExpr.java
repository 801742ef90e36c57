package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.kernel.Selection;
import dev.sluice.core.expr.text.TextMerge;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.List;

/** First value that is not null; later ones are evaluated only for the rows that need them. */
final class CoalesceExpr implements CompiledExpr {
  private final List<CompiledExpr> values;
  private final ColumnType type;
  private final Branches branches;

  CoalesceExpr(List<CompiledExpr> values, ColumnType type) {
    this.values = values;
    this.type = type;
    this.branches = new Branches(type.physical());
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    ColumnVector first = values.get(0).evaluate(batch, arena);
    if (first.nulls() == null) {
      return first;
    }
    int size = batch.rowCount();
    int[] present = arena.ints(size);
    int count = Selection.nonNull(first.nulls(), size, present);
    int[] missing = arena.ints(size);
    int missingCount = Selection.complement(present, count, size, missing);
    if (missingCount == 0) {
      return first;
    }
    List<TextMerge.Part> parts = new ArrayList<>();
    parts.add(new TextMerge.Part(0, present, count, first.gather(present, count, arena)));
    for (int i = 1; i < values.size() && missingCount > 0; i++) {
      Batch open = batch.select(missing, missingCount, arena);
      ColumnVector next = values.get(i).evaluate(open, arena);
      parts.add(new TextMerge.Part(i, missing, missingCount, next));
      int[] still = arena.ints(missingCount);
      int stillCount = Selection.isNull(next.nulls(), missingCount, still);
      Selection.compose(missing, still, stillCount);
      missing = still;
      missingCount = stillCount;
    }
    return branches.merge(parts, size, arena);
  }

  @Override
  public boolean mayFail() {
    return values.stream().anyMatch(CompiledExpr::mayFail);
  }

  @Override
  public int cost() {
    return 2 + values.stream().mapToInt(CompiledExpr::cost).sum();
  }
}
