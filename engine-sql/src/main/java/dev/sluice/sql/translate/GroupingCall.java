package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** GROUPING: one bit for each argument, whether the rows are not grouped by it. */
final class GroupingCall {
  private GroupingCall() {}

  static boolean is(AggregateCall call) {
    String name = call.getAggregation().getName();
    return name.equals("GROUPING") || name.equals("GROUPING_ID");
  }

  /**
   * Value of the call.
   *
   * @param sets fields by which rows are grouped
   * @param id column with the position of the set; null if there is one set
   */
  static Expr value(AggregateCall call, List<ImmutableBitSet> sets, @Nullable Expr id) {
    List<Long> masks = new ArrayList<>();
    for (ImmutableBitSet set : sets) {
      long mask = 0;
      for (int field : call.getArgList()) {
        mask = mask << 1 | (set.get(field) ? 0 : 1);
      }
      masks.add(mask);
    }
    long last = masks.get(masks.size() - 1);
    if (id == null || masks.stream().allMatch(mask -> mask == last)) {
      return Expressions.number(last);
    }
    List<Expr> choices = new ArrayList<>();
    for (int set = 0; set < masks.size() - 1; set++) {
      choices.add(Expressions.call("equals", ScalarType.BOOLEAN, id, Expressions.number(set)));
      choices.add(Expressions.number(masks.get(set)));
    }
    choices.add(Expressions.number(last));
    return new Expr.Call("case", choices, ScalarType.LONG);
  }
}
