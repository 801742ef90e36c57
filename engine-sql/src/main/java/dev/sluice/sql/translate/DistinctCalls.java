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
  /** Aggregates that repeated values do not change, or that see to it themselves. */
  private static final Set<String> INDIFFERENT =
      Set.of(
          "MIN",
          "MAX",
          "ANY_VALUE",
          "BIT_AND",
          "BIT_OR",
          "BOOL_AND",
          "BOOL_OR",
          "EVERY",
          "SOME",
          "LOGICAL_AND",
          "LOGICAL_OR",
          "APPROX_COUNT_DISTINCT",
          "APPROX_COUNT_DISTINCT_BUILTIN",
          "GROUPING",
          "GROUPING_ID",
          "ARRAY_AGG",
          "ARRAY_CONCAT_AGG",
          "STRING_AGG",
          "LISTAGG");

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

  /**
   * Sorts the calls.
   *
   * @param approximate whether COUNT(DISTINCT) of one column estimates
   */
  static DistinctCalls of(List<AggregateCall> calls, boolean approximate) {
    Set<ValueSet> sets = new LinkedHashSet<>();
    List<AggregateCall> others = new ArrayList<>();
    for (AggregateCall call : calls) {
      if (isDistinct(call, approximate)) {
        sets.add(ValueSet.of(call));
      } else if (!GroupingCall.is(call)) {
        others.add(call);
      }
    }
    return new DistinctCalls(List.copyOf(sets), others);
  }

  /**
   * Whether the call has to see each value exactly once.
   *
   * @param approximate whether COUNT(DISTINCT) of one column estimates
   */
  static boolean isDistinct(AggregateCall call, boolean approximate) {
    String name = call.getAggregation().getName();
    return call.isDistinct()
        && !INDIFFERENT.contains(name)
        && !(approximate && name.equals("COUNT") && call.getArgList().size() == 1);
  }

  private static boolean isDivisible(AggregateCall call) {
    String name = call.getAggregation().getName();
    return DIVISIBLE.contains(name) && !(call.isDistinct() && name.equals("COUNT"));
  }

  /** The set whose grouping can serve the other calls too; -1 for none. */
  int setForOthers() {
    return others.stream().allMatch(DistinctCalls::isDivisible) ? 0 : -1;
  }
}
