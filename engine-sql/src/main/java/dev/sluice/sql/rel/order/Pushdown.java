package dev.sluice.sql.rel.order;

import dev.sluice.sql.rel.node.Groups;
import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import dev.sluice.sql.rel.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** Moves conditions towards the tables, and orders the joins on the way. One plan each. */
public final class Pushdown {
  private final Estimates estimates = new Estimates();

  /** The plan with the same columns. */
  public static RelNode of(RelNode rel) {
    return new Pushdown().push(rel, List.of());
  }

  Estimates estimates() {
    return estimates;
  }

  /**
   * The rows for which all is true.
   *
   * @param conjuncts over the columns of {@code rel}
   */
  RelNode push(RelNode rel, List<RexNode> conjuncts) {
    if (conjuncts.stream().anyMatch(RexNode::isAlwaysFalse)) {
      return LogicalValues.createEmpty(rel.getCluster(), rel.getRowType());
    }
    if (rel instanceof Filter filter) {
      return filter(filter, conjuncts);
    }
    if (rel instanceof Project project) {
      return project(project, conjuncts);
    }
    if (rel instanceof Join join) {
      return join(join, conjuncts);
    }
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate, conjuncts);
    }
    if (rel instanceof SetOp union) {
      return union(union, conjuncts);
    }
    if (rel instanceof Sort sort && sort.fetch == null && sort.offset == null) {
      return over(rel, List.of(push(sort.getInput(), conjuncts)));
    }
    if (rel instanceof Correlate correlate) {
      return correlate(correlate, conjuncts);
    }
    List<RelNode> inputs = new ArrayList<>();
    rel.getInputs().forEach(input -> inputs.add(push(input, List.of())));
    return filtered(over(rel, inputs), conjuncts);
  }

  private static RelNode filtered(RelNode rel, List<RexNode> conjuncts) {
    return Nodes.filter(
        rel, Retyped.of(conjuncts, Nodes.rex(rel), column -> Nodes.field(rel, column)));
  }

  private static RelNode over(RelNode rel, List<RelNode> inputs) {
    return Retyped.over(rel, inputs);
  }

  private RelNode filter(Filter filter, List<RexNode> conjuncts) {
    List<RexNode> own = RelOptUtil.conjunctions(filter.getCondition());
    if (!own.stream().allMatch(RexUtil::isDeterministic)) {
      RelNode input = push(filter.getInput(), List.of());
      return filtered(over(filter, List.of(input)), conjuncts);
    }
    List<RexNode> all = new ArrayList<>(conjuncts);
    all.addAll(own);
    return push(filter.getInput(), Conditions.simple(all, Nodes.rex(filter)));
  }

  private RelNode project(Project project, List<RexNode> conjuncts) {
    ImmutableBitSet passing = Conditions.passing(project);
    List<RexNode> below = new ArrayList<>();
    List<RexNode> here = new ArrayList<>();
    for (RexNode conjunct : conjuncts) {
      if (passing.contains(RelOptUtil.InputFinder.bits(conjunct))
          && RexUtil.isDeterministic(conjunct)) {
        below.add(Retyped.of(conjunct, Nodes.rex(project), project.getProjects()::get));
      } else {
        here.add(conjunct);
      }
    }
    RelNode input = push(project.getInput(), below);
    return filtered(over(project, List.of(input)), here);
  }

  private RelNode aggregate(Aggregate aggregate, List<RexNode> conjuncts) {
    ImmutableBitSet common = aggregate.getGroupSet();
    for (ImmutableBitSet set : aggregate.getGroupSets()) {
      common = common.intersect(set);
    }
    ImmutableBitSet.Builder keys = ImmutableBitSet.builder();
    for (int key : common) {
      keys.set(aggregate.getGroupSet().indexOf(key));
    }
    ImmutableBitSet passing = keys.build();
    List<RexNode> below = new ArrayList<>();
    List<RexNode> here = new ArrayList<>();
    for (RexNode conjunct : conjuncts) {
      ImmutableBitSet read = RelOptUtil.InputFinder.bits(conjunct);
      if (!read.isEmpty() && passing.contains(read)) {
        below.add(
            Retyped.of(
                conjunct,
                Nodes.rex(aggregate),
                index -> Nodes.field(aggregate.getInput(), aggregate.getGroupSet().nth(index))));
      } else {
        here.add(conjunct);
      }
    }
    RelNode input = push(aggregate.getInput(), below);
    RelNode same =
        input.getRowType().equals(aggregate.getInput().getRowType())
            ? aggregate.copy(aggregate.getTraitSet(), List.of(input))
            : Groups.over(aggregate, input);
    return filtered(same, here);
  }

  private RelNode union(SetOp union, List<RexNode> conjuncts) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : union.getInputs()) {
      List<RexNode> below =
          Retyped.of(conjuncts, Nodes.rex(union), index -> Nodes.field(input, index));
      inputs.add(push(input, below));
    }
    return union.copy(union.getTraitSet(), inputs);
  }

  private RelNode correlate(Correlate correlate, List<RexNode> conjuncts) {
    int width = Nodes.width(correlate.getLeft());
    Sides sides = Sides.of(conjuncts, width);
    RelNode left = push(correlate.getLeft(), sides.left());
    RelNode same = correlate.copy(correlate.getTraitSet(), List.of(left, correlate.getRight()));
    List<RexNode> here = new ArrayList<>(sides.both());
    sides.right().forEach(conjunct -> here.add(RexUtil.shift(conjunct, width)));
    return filtered(same, here);
  }

  private RelNode join(Join join, List<RexNode> conjuncts) {
    JoinRelType kind = Strictness.stronger(join, conjuncts);
    if (kind != join.getJoinType()) {
      return push(as(join, kind), retyped(join, kind, conjuncts));
    }
    if (kind == JoinRelType.RIGHT) {
      return push(Swapped.of(join), conjuncts);
    }
    if (kind == JoinRelType.FULL) {
      RelNode left = push(join.getLeft(), List.of());
      RelNode right = push(join.getRight(), List.of());
      return filtered(over(join, List.of(left, right)), conjuncts);
    }
    return new JoinGraph(this, join).ordered(conjuncts);
  }

  static RelNode as(Join join, JoinRelType kind) {
    return Nodes.join(
        join.getLeft(), join.getRight(), List.of(join.getCondition()), kind, join.getHints());
  }

  private static List<RexNode> retyped(Join join, JoinRelType kind, List<RexNode> conjuncts) {
    RelNode same = as(join, kind);
    IntFunction<RexNode> column = index -> Nodes.field(same, index);
    RexBuilder rex = Nodes.rex(join);
    return Retyped.of(conjuncts, rex, column);
  }
}
