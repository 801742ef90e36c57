package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.kernel.Selection;
import dev.sluice.core.expr.text.TextMerge;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.List;

/** Value of the first branch whose condition holds. A branch is evaluated for its rows only. */
final class CaseExpr implements CompiledExpr {
  private final List<CompiledPredicate> conditions;
  private final List<CompiledExpr> values;
  private final ColumnType type;
  private final Branches branches;

  /**
   * A branch per condition.
   *
   * @param values one more than conditions: the last one is for rows without a branch
   */
  CaseExpr(List<CompiledPredicate> conditions, List<CompiledExpr> values, ColumnType type) {
    this.conditions = conditions;
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
    int size = batch.rowCount();
    int[] left = arena.ints(size);
    int leftCount = Selection.all(size, left);
    List<TextMerge.Part> parts = new ArrayList<>();
    for (int i = 0; i < conditions.size() && leftCount > 0; i++) {
      Batch open = batch.select(left, leftCount, arena);
      int[] hits = arena.ints(leftCount);
      int hitCount = conditions.get(i).select(open, hits, arena);
      if (hitCount == 0) {
        continue;
      }
      int[] misses = arena.ints(leftCount);
      int missCount = Selection.complement(hits, hitCount, leftCount, misses);
      Selection.compose(left, hits, hitCount);
      Selection.compose(left, misses, missCount);
      parts.add(part(i, hits, hitCount, batch, arena));
      left = misses;
      leftCount = missCount;
    }
    if (leftCount > 0) {
      parts.add(part(conditions.size(), left, leftCount, batch, arena));
    }
    if (parts.size() == 1) {
      return parts.get(0).values();
    }
    return branches.merge(parts, size, arena);
  }

  private TextMerge.Part part(int branch, int[] rows, int count, Batch batch, VectorArena arena) {
    Batch chosen = batch.select(rows, count, arena);
    return new TextMerge.Part(branch, rows, count, values.get(branch).evaluate(chosen, arena));
  }

  @Override
  public boolean mayFail() {
    return conditions.stream().anyMatch(CompiledPredicate::mayFail)
        || values.stream().anyMatch(CompiledExpr::mayFail);
  }

  @Override
  public int cost() {
    return 2
        + conditions.stream().mapToInt(CompiledPredicate::cost).sum()
        + values.stream().mapToInt(CompiledExpr::cost).sum();
  }
}
