package dev.sluice.sql.rel.order;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Conjuncts over two sides by what they read.
 *
 * @param left those of the left side alone
 * @param right those of the right side alone, over its own columns
 * @param both the others
 */
record Sides(List<RexNode> left, List<RexNode> right, List<RexNode> both) {

  static Sides of(List<RexNode> conjuncts, int width) {
    Sides sides = new Sides(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (RexNode conjunct : conjuncts) {
      ImmutableBitSet read = RelOptUtil.InputFinder.bits(conjunct);
      if (read.isEmpty() || !RexUtil.isDeterministic(conjunct)) {
        sides.both.add(conjunct);
      } else if (read.length() <= width) {
        sides.left.add(conjunct);
      } else if (read.nth(0) >= width) {
        sides.right.add(RexUtil.shift(conjunct, -width));
      } else {
        sides.both.add(conjunct);
      }
    }
    return sides;
  }
}
