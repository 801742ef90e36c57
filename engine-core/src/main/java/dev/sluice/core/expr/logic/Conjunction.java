package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.ConstantPredicate;
import dev.sluice.core.expr.kernel.Selection;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows for which all conditions hold: each one looks at the rows that the ones before it left. */
final class Conjunction implements CompiledPredicate {
  private static final int FAILING_COST = 1_000_000;

  private final List<CompiledPredicate> conditions;

  private Conjunction(List<CompiledPredicate> conditions) {
    this.conditions = conditions;
  }

  static CompiledPredicate of(List<CompiledPredicate> conditions) {
    List<CompiledPredicate> merged = new ArrayList<>();
    for (CompiledPredicate condition : conditions) {
      add(merged, condition);
    }
    if (merged.contains(ConstantPredicate.NONE)) {
      return ConstantPredicate.NONE;
    }
    merged.removeIf(condition -> condition == ConstantPredicate.ALL);
    if (merged.isEmpty()) {
      return ConstantPredicate.ALL;
    }
    // Sorting is stable, so conditions that may fail stay behind those that guard them.
    merged.sort(Comparator.comparingInt(Conjunction::rank));
    return merged.size() == 1 ? merged.get(0) : new Conjunction(List.copyOf(merged));
  }

  private static void add(List<CompiledPredicate> merged, CompiledPredicate condition) {
    for (int i = 0; i < merged.size(); i++) {
      CompiledPredicate both = merged.get(i).intersect(condition);
      if (both != null) {
        merged.set(i, both);
        return;
      }
    }
    merged.add(condition);
  }

  private static int rank(CompiledPredicate condition) {
    return condition.mayFail() ? FAILING_COST : condition.cost();
  }

  @Override
  public int select(Batch batch, int[] rowsOut, VectorArena arena) {
    int count = conditions.get(0).select(batch, rowsOut, arena);
    int[] rows = rowsOut;
    for (int i = 1; i < conditions.size() && count > 0; i++) {
      int[] kept = arena.ints(count);
      Batch left = batch.select(rows, count, arena);
      count = conditions.get(i).select(left, kept, arena);
      Selection.compose(rows, kept, count);
      rows = kept;
    }
    if (rows != rowsOut) {
      System.arraycopy(rows, 0, rowsOut, 0, count);
    }
    return count;
  }

  @Override
  public boolean mayFail() {
    return conditions.stream().anyMatch(CompiledPredicate::mayFail);
  }

  @Override
  public int cost() {
    return conditions.stream().mapToInt(CompiledPredicate::cost).sum();
  }
}
