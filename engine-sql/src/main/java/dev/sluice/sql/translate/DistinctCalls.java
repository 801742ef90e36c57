package dev.sluice.sql.translate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.core.AggregateCall;

/**
 * Aggregate calls of one grouping, by how they see repeated values.
 *
 * @param sets what values have to be seen once
 * @param others calls that see every row, without those that see none
 */
record DistinctCalls(List<ValueSet> sets, List<AggregateCall> others) {
  /** Aggregates that repeated values do not change. */
  private static final Set<String> INDIFFERENT = Set.of("MIN", "MAX", "ANY_VALUE");

  /** Aggregates that can be computed from their own values for parts of the rows. */
  private static final Set<String> DIVISIBLE =
      Set.of("COUNT", "SUM", "$SUM0", "MIN", "MAX", "AVG", "ANY_VALUE");

  /**
   * Values that calls have in common.
   *
   * @param fields where they stand
   * @param filter field that admits a row, or -1
   */
  record ValueSet(List<Integer> fields, int filter) {
    static ValueSet of(AggregateCall call) {
      return new ValueSet(call.getArgList(), call.filterArg);
    }
  }

  static DistinctCalls of(List<AggregateCall> calls) {
    Set<ValueSet> sets = new LinkedHashSet<>();
    List<AggregateCall> others = new ArrayList<>();
    for (AggregateCall call : calls) {
      if (isDistinct(call)) {
        sets.add(ValueSet.of(call));
      } else if (!call.getAggregation().getName().equals("GROUPING")) {
        others.add(call);
      }
    }
    return new DistinctCalls(List.copyOf(sets), others);
  }

  /** Whether the call has to see each value once. */
  static boolean isDistinct(AggregateCall call) {
    return call.isDistinct() && !INDIFFERENT.contains(call.getAggregation().getName());
  }

  /** The set whose grouping also sees every row and can serve the other calls; -1 for none. */
  int setForOthers() {
    boolean isDivisible =
        others.stream().allMatch(call -> DIVISIBLE.contains(call.getAggregation().getName()));
    for (int i = 0; i < sets.size() && isDivisible; i++) {
      if (sets.get(i).filter() < 0) {
        return i;
      }
    }
    return -1;
  }
}
