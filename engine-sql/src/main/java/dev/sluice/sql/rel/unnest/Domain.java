package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Groups;
import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Answers a subquery for all outer rows at once: joined with the distinct values of the outer
 * columns that it reads. A widened operator gives its own columns, and then those values.
 */
final class Domain {
  private final RelNode left;
  private final OuterReferences outer;
  private final RexBuilder rex;
  private ImmutableBitSet columns = ImmutableBitSet.of();
  private RelNode values;

  Domain(RelNode left, OuterReferences outer) {
    this.left = left;
    this.outer = outer;
    this.rex = Nodes.rex(left);
    this.values = left;
  }

  /** The subquery for all values. */
  PulledUp join(RelNode rel) {
    columns = outer.columns(rel);
    List<RexNode> read = new ArrayList<>();
    columns.forEachInt(column -> read.add(Nodes.field(left, column)));
    values = Groups.distinct(Nodes.project(left, read));
    RelNode wide = widened(rel);
    int width = Nodes.width(rel);
    List<RexNode> conjuncts = new ArrayList<>();
    CorrelationId id = outer.ids().iterator().next();
    RexNode row = rex.makeCorrel(left.getRowType(), id);
    int next = width;
    for (int column : columns) {
      conjuncts.add(Nodes.equal(rex.makeFieldAccess(row, column), Nodes.field(wide, next++), rex));
    }
    return new PulledUp(wide, Nodes.fields(wide, 0, width), conjuncts, false, List.of());
  }

  private RelNode widened(RelNode rel) {
    if (!outer.in(rel)) {
      return Nodes.join(rel, values, List.of(), JoinRelType.INNER);
    }
    if (rel instanceof Filter filter) {
      RelNode input = widened(filter.getInput());
      return Nodes.filter(
          input, List.of(inside(filter.getCondition(), input, Nodes.width(filter))));
    }
    if (rel instanceof Project project) {
      return project(project);
    }
    if (rel instanceof Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (rel instanceof Join join) {
      return join(join);
    }
    if (rel instanceof Sort sort) {
      return sort(sort);
    }
    if (rel instanceof SetOp union) {
      List<RelNode> inputs = new ArrayList<>();
      union.getInputs().forEach(input -> inputs.add(widened(input)));
      return union.copy(union.getTraitSet(), inputs);
    }
    if (rel instanceof Uncollect uncollect) {
      return uncollect(uncollect);
    }
    if (rel instanceof Correlate correlate) {
      return correlate(correlate);
    }
    throw new UnsupportedOperationException(
        "A subquery that reads columns of the query around it inside ["
            + rel.getRelTypeName().replace("Logical", "")
            + "] is not supported");
  }

  /** The expression over a widened operator of which the first columns are its own. */
  private RexNode inside(RexNode expression, RelNode input, int width) {
    return outer.replace(
        Retyped.of(expression, rex, index -> Nodes.field(input, index)),
        column -> Nodes.field(input, width + columns.indexOf(column)));
  }

  private RelNode project(Project project) {
    RelNode input = widened(project.getInput());
    int width = Nodes.width(project.getInput());
    List<RexNode> known = Nodes.fields(input, width, Nodes.width(input));
    List<RexNode> expressions = new ArrayList<>();
    for (RexNode expression : project.getProjects()) {
      expressions.add(Partitioned.by(known, inside(expression, input, width), rex));
    }
    expressions.addAll(known);
    return Nodes.project(input, expressions);
  }

  private RelNode aggregate(Aggregate aggregate) {
    RelNode input = widened(aggregate.getInput());
    int width = Nodes.width(aggregate.getInput());
    RelNode groups =
        Groups.widened(aggregate, input, ImmutableBitSet.range(width, Nodes.width(input)));
    if (!Groups.hasEmptySet(aggregate)) {
      return groups;
    }
    if (aggregate.getGroupSets().size() > 1) {
      throw new UnsupportedOperationException(
          "GROUPING SETS with () in a subquery that reads columns of the query around it"
              + " is not supported");
    }
    int own = Nodes.width(aggregate);
    int count = columns.cardinality();
    RelNode all = Nodes.join(values, groups, same(values, 0, groups, own, count), JoinRelType.LEFT);
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < own; i++) {
      fields.add(
          Groups.orEmpty(aggregate.getAggCallList().get(i), Nodes.field(all, count + i), rex));
    }
    fields.addAll(Nodes.fields(all, 0, count));
    return Nodes.project(all, fields);
  }

  /** Equality of the outer columns in two inputs of a join. */
  private List<RexNode> same(RelNode one, int from, RelNode other, int otherFrom, int count) {
    List<RexNode> conjuncts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RexNode right = RexUtil.shift(Nodes.field(other, otherFrom + i), Nodes.width(one));
      conjuncts.add(Nodes.equal(Nodes.field(one, from + i), right, rex));
    }
    return conjuncts;
  }

  private RelNode join(Join join) {
    JoinRelType kind = join.getJoinType();
    int leftWidth = Nodes.width(join.getLeft());
    boolean rightRefers = outer.in(join.getRight());
    boolean leftRefers = outer.in(join.getLeft()) || !rightRefers;
    boolean inner = kind == JoinRelType.INNER;
    boolean wideRight = kind == JoinRelType.FULL || kind == JoinRelType.RIGHT || rightRefers;
    boolean wideLeft = inner ? leftRefers : kind != JoinRelType.RIGHT || leftRefers;
    RelNode one = wideLeft ? widened(join.getLeft()) : join.getLeft();
    RelNode two = wideRight ? widened(join.getRight()) : join.getRight();
    int count = columns.cardinality();
    int oneWidth = Nodes.width(one);
    int known = wideLeft ? leftWidth : oneWidth + Nodes.width(join.getRight());
    List<RexNode> sides = new ArrayList<>(Nodes.fields(one));
    Nodes.fields(two).forEach(field -> sides.add(RexUtil.shift(field, oneWidth)));
    RexNode condition =
        outer.replace(
            Retyped.of(
                join.getCondition(),
                rex,
                index -> sides.get(index < leftWidth ? index : oneWidth + index - leftWidth)),
            column -> sides.get(known + columns.indexOf(column)));
    List<RexNode> conjuncts = new ArrayList<>(RelOptUtil.conjunctions(condition));
    if (wideLeft && wideRight) {
      conjuncts.addAll(same(one, leftWidth, two, Nodes.width(join.getRight()), count));
    }
    RelNode joined = Nodes.join(one, two, conjuncts, kind, join.getHints());
    List<RexNode> fields = new ArrayList<>(Nodes.fields(joined, 0, leftWidth));
    int own = Nodes.width(join) - leftWidth;
    fields.addAll(Nodes.fields(joined, oneWidth, oneWidth + own));
    for (int i = 0; i < count; i++) {
      RexNode value = Nodes.field(joined, known + i);
      if (kind == JoinRelType.RIGHT) {
        value = Nodes.field(joined, oneWidth + own + i);
      } else if (kind == JoinRelType.FULL) {
        value =
            rex.makeCall(
                SqlStdOperatorTable.COALESCE, value, Nodes.field(joined, oneWidth + own + i));
      }
      fields.add(value);
    }
    return Nodes.project(joined, fields);
  }

  private RelNode sort(Sort sort) {
    RelNode input = widened(sort.getInput());
    if (sort.fetch == null && sort.offset == null) {
      return input;
    }
    List<RexNode> known = Nodes.fields(input, Nodes.width(sort), Nodes.width(input));
    RelNode limited = RowNumbers.limited(input, sort, Nodes.fields(input), known, outer);
    if (limited == null) {
      throw new IllegalStateException("Sort keys are columns here");
    }
    return Nodes.first(limited, Nodes.width(input));
  }

  private RelNode uncollect(Uncollect uncollect) {
    CorrelationId id = left.getCluster().createCorrel();
    RexNode row = rex.makeCorrel(values.getRowType(), id);
    RelNode right =
        outer.replace(uncollect, column -> rex.makeFieldAccess(row, columns.indexOf(column)));
    int count = columns.cardinality();
    RelNode all =
        LogicalCorrelate.create(
            values, right, List.of(), id, ImmutableBitSet.range(count), JoinRelType.INNER);
    List<RexNode> fields = new ArrayList<>(Nodes.fields(all, count, Nodes.width(all)));
    fields.addAll(Nodes.fields(all, 0, count));
    return Nodes.project(all, fields);
  }

  private RelNode correlate(Correlate correlate) {
    RelNode input = widened(correlate.getLeft());
    int width = Nodes.width(correlate.getLeft());
    int count = columns.cardinality();
    CorrelationId id = left.getCluster().createCorrel();
    RexNode row = rex.makeCorrel(input.getRowType(), id);
    OuterReferences own = new OuterReferences(Set.of(correlate.getCorrelationId()));
    RelNode right =
        own.replace(
            outer.replace(
                correlate.getRight(),
                column -> rex.makeFieldAccess(row, width + columns.indexOf(column))),
            column -> rex.makeFieldAccess(row, column));
    RelNode all =
        LogicalCorrelate.create(
            input,
            right,
            List.of(),
            id,
            new OuterReferences(Set.of(id)).columns(right),
            correlate.getJoinType());
    List<RexNode> fields = new ArrayList<>(Nodes.fields(all, 0, width));
    fields.addAll(Nodes.fields(all, width + count, Nodes.width(all)));
    fields.addAll(Nodes.fields(all, width, width + count));
    return Nodes.project(all, fields);
  }
}
