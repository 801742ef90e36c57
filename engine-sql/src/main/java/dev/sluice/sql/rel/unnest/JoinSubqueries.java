package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Groups;
import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Subqueries in the condition of a join. In an inner join they are asked after it. In an outer join
 * each is asked of the side that it reads; if it reads both, of all pairs of the values it reads.
 */
final class JoinSubqueries {
  private final Join join;
  private final RexBuilder rex;
  private final int leftWidth;
  private final int width;
  private final OuterReferences row;
  private final List<Value> values = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private RelNode left;
  private RelNode right;

  private JoinSubqueries(Join join) {
    this.join = join;
    this.rex = Nodes.rex(join);
    this.left = join.getLeft();
    this.right = join.getRight();
    this.leftWidth = Nodes.width(left);
    this.width = leftWidth + Nodes.width(right);
    this.row = new OuterReferences(join.getVariablesSet());
  }

  static RelNode of(Join join) {
    if (join.getJoinType() != JoinRelType.INNER) {
      RexNode condition = Unnesting.inner(join.getCondition());
      return new JoinSubqueries(
              join.copy(
                  join.getTraitSet(),
                  condition,
                  join.getLeft(),
                  join.getRight(),
                  join.getJoinType(),
                  false))
          .outer();
    }
    RelNode all =
        Nodes.join(join.getLeft(), join.getRight(), List.of(), JoinRelType.INNER, join.getHints());
    return Nodes.first(
        Unnesting.where(all, join.getCondition(), join.getVariablesSet()), Nodes.width(all));
  }

  private RelNode outer() {
    boolean readsPairs = readsPairs();
    if (readsPairs && join.getJoinType() == JoinRelType.RIGHT) {
      return OuterJoins.ofRight(join);
    }
    if (readsPairs && join.getJoinType() == JoinRelType.FULL) {
      return OuterJoins.ofFull(join);
    }
    RexNode replaced =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitSubQuery(RexSubQuery query) {
                    values.add(value(query));
                    return new RexInputRef(width + values.size() - 1, query.getType());
                  }
                });
    int shift = Nodes.width(left);
    List<RexNode> columns = new ArrayList<>();
    columns.addAll(Nodes.fields(left, 0, leftWidth));
    Nodes.fields(right, 0, width - leftWidth)
        .forEach(field -> columns.add(RexUtil.shift(field, shift)));
    for (Value value : values) {
      columns.add(value.isLeft ? value.column : RexUtil.shift(value.column, shift));
    }
    List<RexNode> conjuncts = new ArrayList<>();
    conjuncts.add(Retyped.of(replaced, rex, columns::get));
    for (Pair pair : pairs) {
      RexNode same = RexUtil.shift(Nodes.field(right, pair.right), shift);
      conjuncts.add(Nodes.equal(Nodes.field(left, pair.left), same, rex));
    }
    RelNode joined = Nodes.join(left, right, conjuncts, join.getJoinType(), join.getHints());
    List<RexNode> fields = new ArrayList<>(Nodes.fields(joined, 0, leftWidth));
    int own = Nodes.width(join) - leftWidth;
    int from = join.getJoinType().projectsRight() ? shift : Nodes.width(joined) - own;
    fields.addAll(Nodes.fields(joined, from, from + own));
    return Nodes.project(joined, fields, join.getRowType().getFieldNames());
  }

  private Value value(RexSubQuery query) {
    ImmutableBitSet reads = reads(query);
    if (isPair(reads)) {
      return ofPairs(query, reads);
    }
    if (!reads.get(0, leftWidth).isEmpty()) {
      Attached attached = attached(left, query, column -> column);
      left = attached.rel;
      return new Value(true, attached.column);
    }
    Attached attached = attached(right, query, column -> column - leftWidth);
    right = attached.rel;
    return new Value(false, attached.column);
  }

  /** The columns of both sides that a subquery reads. */
  private ImmutableBitSet reads(RexSubQuery query) {
    ImmutableBitSet reads = row.columns(query.rel);
    for (RexNode operand : query.operands) {
      reads = reads.union(RelOptUtil.InputFinder.bits(operand));
    }
    return reads;
  }

  private boolean isPair(ImmutableBitSet reads) {
    return !reads.get(0, leftWidth).isEmpty() && !reads.get(leftWidth, width).isEmpty();
  }

  private boolean readsPairs() {
    boolean[] found = {false};
    join.getCondition()
        .accept(
            new RexShuttle() {
              @Override
              public RexNode visitSubQuery(RexSubQuery query) {
                found[0] |= isPair(reads(query));
                return super.visitSubQuery(query);
              }
            });
    return found[0];
  }

  private Value ofPairs(RexSubQuery query, ImmutableBitSet reads) {
    ImmutableBitSet ofLeft = reads.intersect(ImmutableBitSet.range(leftWidth));
    ImmutableBitSet ofRight = reads.except(ofLeft).shift(-leftWidth);
    RelNode all =
        Nodes.join(distinct(left, ofLeft), distinct(right, ofRight), List.of(), JoinRelType.INNER);
    Attached attached = attached(all, query, reads::indexOf);
    int before = Nodes.width(right);
    int count = ofLeft.cardinality();
    List<RexNode> same = new ArrayList<>();
    for (int i = 0; i < ofRight.cardinality(); i++) {
      RexNode value = RexUtil.shift(Nodes.field(attached.rel, count + i), before);
      same.add(Nodes.equal(Nodes.field(right, ofRight.nth(i)), value, rex));
    }
    right = Nodes.join(right, attached.rel, same, JoinRelType.INNER);
    for (int i = 0; i < count; i++) {
      pairs.add(new Pair(ofLeft.nth(i), before + i));
    }
    return new Value(false, RexUtil.shift(attached.column, before));
  }

  private static RelNode distinct(RelNode rel, ImmutableBitSet columns) {
    List<RexNode> fields = new ArrayList<>();
    columns.forEachInt(column -> fields.add(Nodes.field(rel, column)));
    return Groups.distinct(Nodes.project(rel, fields));
  }

  /** The rows of {@code rel} with the value of a subquery over a row of both sides. */
  private Attached attached(RelNode rel, RexSubQuery query, IntUnaryOperator position) {
    CorrelationId id = rel.getCluster().createCorrel();
    RexNode variable = rex.makeCorrel(rel.getRowType(), id);
    RelNode inside =
        row.replace(
            query.rel, column -> rex.makeFieldAccess(variable, position.applyAsInt(column)));
    List<RexNode> operands =
        Retyped.of(query.operands, rex, column -> Nodes.field(rel, position.applyAsInt(column)));
    Attachment attachment = new Attachment(rel, new OuterReferences(Set.of(id)));
    RexSubQuery moved = query.clone(query.getType(), operands).clone(inside);
    RexNode column = attachment.withColumns(moved);
    return new Attached(attachment.rel(), column);
  }

  private record Attached(RelNode rel, RexNode column) {}

  /** A value of a subquery, over the columns of one side. */
  private record Value(boolean isLeft, RexNode column) {}

  /** Columns of both sides that must be the same. */
  private record Pair(int left, int right) {}
}
