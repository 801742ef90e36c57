package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.ConstantPredicate;
import dev.sluice.core.expr.kernel.Selection;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows for which some condition holds: each one looks at the rows that the ones before it missed.
 */
final class Disjunction implements CompiledPredicate {
  private static final int FAILING_COST = 1_000_000;

  private final List<CompiledPredicate> conditions;

  private Disjunction(List<CompiledPredicate> conditions) {
    this.conditions = conditions;
  }

  static CompiledPredicate of(List<CompiledPredicate> conditions) {
    if (conditions.contains(ConstantPredicate.ALL)) {
      return ConstantPredicate.ALL;
    }
    List<CompiledPredicate> useful = new ArrayList<>(conditions);
    useful.removeIf(condition -> condition == ConstantPredicate.NONE);
    if (useful.isEmpty()) {
      return ConstantPredicate.NONE;
    }
    useful.sort(Comparator.comparingInt(c -> c.mayFail() ? FAILING_COST : c.cost()));
    return useful.size() == 1 ? useful.get(0) : new Disjunction(List.copyOf(useful));
  }

  @Override
  public int select(Batch batch, int[] rowsOut, VectorArena arena) {
    int size = batch.rowCount();
    int[] found = arena.ints(size);
    int foundCount = conditions.get(0).select(batch, found, arena);
    for (int i = 1; i < conditions.size() && foundCount < size; i++) {
      int[] missed = arena.ints(size);
      int missedCount = Selection.complement(found, foundCount, size, missed);
      int[] more = arena.ints(missedCount);
      Batch left = batch.select(missed, missedCount, arena);
      int moreCount = conditions.get(i).select(left, more, arena);
      Selection.compose(missed, more, moreCount);
      int[] both = arena.ints(size);
      foundCount = Selection.merge(found, foundCount, more, moreCount, both);
      found = both;
    }
    System.arraycopy(found, 0, rowsOut, 0, foundCount);
    return foundCount;
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
