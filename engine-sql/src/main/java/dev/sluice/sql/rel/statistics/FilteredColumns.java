package dev.sluice.sql.rel.statistics;

import java.util.List;
import org.apache.calcite.plan.RelOptUtil.InputFinder;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** What a condition on one column leaves in it. */
final class FilteredColumns {
  private FilteredColumns() {}

  /** Narrows the column that the conjunct is about, if it is about one and a constant. */
  static void apply(
      RexNode conjunct, Estimate input, List<ColumnEstimate> columns, RexBuilder rex) {
    if (!(conjunct instanceof RexCall call) || call.getOperands().isEmpty()) {
      return;
    }
    var read = InputFinder.bits(conjunct);
    if (read.cardinality() != 1) {
      return;
    }
    int index = read.nth(0);
    ColumnEstimate before = input.columns().get(index);
    boolean isPlain =
        call.getOperands().get(0) instanceof RexInputRef
            || (call.getOperands().size() > 1 && call.getOperands().get(1) instanceof RexInputRef)
            || call.getKind() == SqlKind.OR;
    if (!isPlain) {
      return;
    }
    double share = new Selectivity(input.columns(), rex).of(conjunct);
    double distinct = call.getKind() == SqlKind.EQUALS ? 1 : before.distinct() * share;
    columns.set(
        index,
        new ColumnEstimate(Math.min(columns.get(index).distinct(), distinct), 0, before.range()));
  }
}
