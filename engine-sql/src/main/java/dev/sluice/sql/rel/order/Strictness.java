package dev.sluice.sql.rel.order;

import dev.sluice.sql.rel.node.Nodes;
import java.util.List;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Outer joins whose padded rows a later condition drops. */
final class Strictness {
  private Strictness() {}

  /** The kind of join without the rows that the conjuncts above it drop. */
  static JoinRelType stronger(Join join, List<RexNode> conjuncts) {
    JoinRelType kind = join.getJoinType();
    if (!kind.isOuterJoin()) {
      return kind;
    }
    int left = Nodes.width(join.getLeft());
    ImmutableBitSet ofLeft = ImmutableBitSet.range(left);
    ImmutableBitSet ofRight = ImmutableBitSet.range(left, Nodes.width(join));
    for (RexNode conjunct : conjuncts) {
      if (kind.generatesNullsOnLeft() && drops(conjunct, ofLeft)) {
        kind = kind.cancelNullsOnLeft();
      }
      if (kind.generatesNullsOnRight() && drops(conjunct, ofRight)) {
        kind = kind.cancelNullsOnRight();
      }
    }
    return kind;
  }

  /** Whether the conjunct is not true if these columns are NULL. */
  static boolean drops(RexNode conjunct, ImmutableBitSet columns) {
    return Strong.isNotTrue(conjunct, columns);
  }
}
