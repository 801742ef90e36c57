package dev.sluice.sql.rel.order;

import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import dev.sluice.sql.rel.statistics.Estimate;
import dev.sluice.sql.rel.statistics.Estimates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Builds inner joins in the order that is found best. */
final class JoinBuilder {
  private final List<JoinGraph.Leaf> leaves;
  private final List<RelNode> relations;
  private final Conjunction conjunction;
  private final Estimates estimates;
  private final RexBuilder rex;
  private final List<RelHint> hints;
  private final Set<RexNode> asked = new HashSet<>();

  JoinBuilder(
      List<JoinGraph.Leaf> leaves,
      List<RelNode> relations,
      Conjunction conjunction,
      Estimates estimates,
      Join top) {
    this.leaves = leaves;
    this.relations = relations;
    this.conjunction = conjunction;
    this.estimates = estimates;
    this.rex = Nodes.rex(top);
    this.hints = top.getHints();
  }

  Placed build() {
    double[] rows = new double[leaves.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = estimates.of(relations.get(i)).rows();
    }
    JoinOrder order = new JoinOrder(rows);
    for (ImmutableBitSet members : conjunction.classes()) {
      double[] distinct = new double[leaves.size()];
      for (int member : members) {
        int leaf = leaf(member);
        Estimate estimate = estimates.of(relations.get(leaf));
        distinct[leaf] = estimate.columns().get(member - leaves.get(leaf).first()).distinct();
      }
      order.addClass(distinct);
    }
    for (RexNode conjunct : conjunction.between()) {
      order.addCondition(mask(conjunct), selectivity(conjunct));
    }
    Placed all = placed(order.best());
    List<RexNode> rest = new ArrayList<>();
    for (RexNode conjunct : conjunction.between()) {
      if (asked.add(conjunct)) {
        rest.add(Retyped.of(conjunct, rex, all::column));
      }
    }
    return rest.isEmpty() ? all : new Placed(Nodes.filter(all.rel(), rest), all.positions());
  }

  private int leaf(int column) {
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i).columns().get(column)) {
        return i;
      }
    }
    throw new IllegalStateException("No relation has column [" + column + "]");
  }

  private int mask(RexNode conjunct) {
    int mask = 0;
    for (int column : RelOptUtil.InputFinder.bits(conjunct)) {
      mask |= 1 << leaf(column);
    }
    return mask;
  }

  private double selectivity(RexNode conjunct) {
    return switch (conjunct.getKind()) {
      case EQUALS, IS_NOT_DISTINCT_FROM -> equality(conjunct);
      case NOT_EQUALS -> 0.9;
      case OR -> 0.2;
      default -> 0.33;
    };
  }

  private double equality(RexNode conjunct) {
    double distinct = 1;
    for (int column : RelOptUtil.InputFinder.bits(conjunct)) {
      int leaf = leaf(column);
      Estimate estimate = estimates.of(relations.get(leaf));
      distinct =
          Math.max(distinct, estimate.columns().get(column - leaves.get(leaf).first()).distinct());
    }
    return 1 / distinct;
  }

  private Placed placed(JoinOrder.Tree tree) {
    if (tree.isLeaf()) {
      int leaf = tree.leaf();
      return Placed.of(relations.get(leaf), leaves.get(leaf).first());
    }
    Placed left = placed(tree.probe());
    Placed right = placed(tree.build());
    int width = Nodes.width(left.rel());
    Placed both = left.with(left.rel(), right);
    List<RexNode> sides = new ArrayList<>(Nodes.fields(left.rel()));
    Nodes.fields(right.rel()).forEach(field -> sides.add(RexUtil.shift(field, width)));
    List<RexNode> conditions = new ArrayList<>();
    for (ImmutableBitSet members : conjunction.classes()) {
      Integer one = member(members, left);
      Integer two = member(members, right);
      if (one != null && two != null) {
        conditions.add(
            rex.makeCall(
                SqlStdOperatorTable.EQUALS,
                sides.get(both.position(one)),
                sides.get(both.position(two))));
      }
    }
    for (RexNode conjunct : conjunction.between()) {
      ImmutableBitSet read = RelOptUtil.InputFinder.bits(conjunct);
      boolean isThere = read.asList().stream().allMatch(both::has);
      if (!read.isEmpty() && isThere && asked.add(conjunct)) {
        conditions.add(Retyped.of(conjunct, rex, column -> sides.get(both.position(column))));
      }
    }
    RelNode joined = Nodes.join(left.rel(), right.rel(), conditions, JoinRelType.INNER, hints);
    return left.with(joined, right);
  }

  private static @Nullable Integer member(ImmutableBitSet members, Placed placed) {
    for (int member : members) {
      if (placed.has(member)) {
        return member;
      }
    }
    return null;
  }
}
