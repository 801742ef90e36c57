package dev.sluice.sql.rel.unnest;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;

/** Window functions with further partition keys. */
final class Partitioned extends RexShuttle {
  private final List<RexNode> keys;
  private final RexBuilder rex;

  private Partitioned(List<RexNode> keys, RexBuilder rex) {
    this.keys = keys;
    this.rex = rex;
  }

  static RexNode by(List<RexNode> keys, RexNode expression, RexBuilder rex) {
    return expression.accept(new Partitioned(keys, rex));
  }

  @Override
  public RexNode visitOver(RexOver over) {
    RexWindow window = over.getWindow();
    List<RexNode> partition = new ArrayList<>(window.partitionKeys);
    partition.addAll(keys);
    return rex.makeOver(
        over.getType(),
        over.getAggOperator(),
        over.getOperands(),
        partition,
        ImmutableList.copyOf(window.orderKeys),
        window.getLowerBound(),
        window.getUpperBound(),
        window.getExclude(),
        window.isRows(),
        true,
        false,
        over.isDistinct(),
        over.ignoreNulls());
  }
}
