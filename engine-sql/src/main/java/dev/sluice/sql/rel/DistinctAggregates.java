package dev.sluice.sql.rel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;

/** Aggregates of distinct values. */
public final class DistinctAggregates {
  /** Aggregates that repeated values do not change. */
  private static final Set<String> INDIFFERENT = Set.of("MIN", "MAX", "ANY_VALUE");

  /** Aggregates that can be computed from their own values for parts of the rows. */
  private static final Set<String> DIVISIBLE =
      Set.of("COUNT", "SUM", "$SUM0", "MIN", "MAX", "AVG", "ANY_VALUE");

  private DistinctAggregates() {}

  /** Whether the call has to see each value once. */
  public static boolean isDistinct(AggregateCall call) {
    return call.isDistinct() && !INDIFFERENT.contains(call.getAggregation().getName());
  }

  public static boolean hasDistinct(Aggregate aggregate) {
    return aggregate.getAggCallList().stream().anyMatch(DistinctAggregates::isDistinct);
  }

  /**
   * Whether grouping by keys and distinct values first, and then by the keys alone, gives
   * everything: all distinct calls are of the same values, and the others can be computed in parts.
   */
  public static boolean isNestable(Aggregate aggregate) {
    Set<List<Integer>> distinct = new HashSet<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (isDistinct(call)) {
        distinct.add(call.getArgList());
        if (call.hasFilter()) {
          return false;
        }
      } else if (!DIVISIBLE.contains(call.getAggregation().getName())) {
        return false;
      }
    }
    return distinct.size() == 1 && aggregate.getGroupSets().size() == 1;
  }
}
