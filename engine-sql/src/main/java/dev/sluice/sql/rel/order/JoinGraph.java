package dev.sluice.sql.rel.order;

import dev.sluice.sql.rel.node.JoinHints;
import dev.sluice.sql.rel.node.Nodes;
import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Joins that stand together: relations with conjuncts between them, and outer, semi and mark joins
 * that come after. All columns are numbered through in the order in which they are met.
 */
final class JoinGraph {
  /** Relations that are ordered together. */
  private static final int MOST = 24;

  private final Pushdown pushdown;
  private final Join top;
  private final RexBuilder rex;
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Later> later = new ArrayList<>();
  private final List<RexNode> conjuncts = new ArrayList<>();
  private final List<RexNode> columns = new ArrayList<>();

  JoinGraph(Pushdown pushdown, Join top) {
    this.pushdown = pushdown;
    this.top = top;
    this.rex = Nodes.rex(top);
  }

  /** A relation whose columns start at a number. */
  record Leaf(RelNode rel, int first) {
    ImmutableBitSet columns() {
      return ImmutableBitSet.range(first, first + Nodes.width(rel));
    }
  }

  /** A join that comes after the inner ones; its right columns, or its mark, start at a number. */
  private record Later(Join join, int first, List<RexNode> left) {
    int count() {
      return Nodes.width(join) - Nodes.width(join.getLeft());
    }

    ImmutableBitSet columns() {
      return ImmutableBitSet.range(first, first + count());
    }

    /** Columns of the left side that the condition reads. */
    ImmutableBitSet reads() {
      ImmutableBitSet.Builder reads = ImmutableBitSet.builder();
      for (int column : RelOptUtil.InputFinder.bits(join.getCondition())) {
        if (column < left.size()) {
          reads.set(((RexInputRef) left.get(column)).getIndex());
        }
      }
      return reads.build();
    }
  }

  /** The joined rows, with the columns of the top join. */
  RelNode ordered(List<RexNode> above) {
    List<RexNode> outputs = flatten(top);
    conjuncts.addAll(Retyped.of(above, rex, outputs::get));
    while (strengthen()) {
      // an outer join became an inner one, whose conjuncts may do the same to others
    }
    List<RexNode> simple = Conditions.simple(conjuncts, rex);
    if (simple.stream().anyMatch(RexNode::isAlwaysFalse)) {
      return LogicalValues.createEmpty(top.getCluster(), top.getRowType());
    }
    List<RexNode> early = new ArrayList<>();
    List<RexNode> late = new ArrayList<>();
    ImmutableBitSet.Builder lateColumns = ImmutableBitSet.builder();
    later.forEach(join -> lateColumns.addAll(join.columns()));
    ImmutableBitSet behind = lateColumns.build();
    for (RexNode conjunct : simple) {
      boolean isLate =
          RelOptUtil.InputFinder.bits(conjunct).intersects(behind)
              || !RexUtil.isDeterministic(conjunct);
      (isLate ? late : early).add(conjunct);
    }
    Conjunction between = Conjunction.of(early, leaves, rex);
    List<RelNode> relations = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      relations.add(pushdown.push(leaves.get(i).rel(), between.local(i)));
    }
    reduce(relations);
    Placed placed = new JoinBuilder(leaves, relations, between, pushdown.estimates(), top).build();
    for (Later join : later) {
      placed = placed(placed, join);
    }
    Placed all = placed;
    RelNode rel = Nodes.filter(all.rel(), Retyped.of(late, rex, all::column));
    List<RexNode> fields = new ArrayList<>();
    outputs.forEach(
        output ->
            fields.add(Retyped.of(output, rex, index -> Nodes.field(rel, all.position(index)))));
    return identity(rel, fields);
  }

  private RelNode identity(RelNode rel, List<RexNode> fields) {
    boolean same = fields.size() == Nodes.width(rel);
    for (int i = 0; i < fields.size() && same; i++) {
      same = fields.get(i) instanceof RexInputRef ref && ref.getIndex() == i;
    }
    return same ? rel : Nodes.project(rel, fields, top.getRowType().getFieldNames());
  }

  private List<RexNode> flatten(RelNode rel) {
    boolean isTop = rel.equals(top);
    if (rel instanceof Join join
        && (isTop || leaves.size() + relations(rel) <= MOST)
        && JoinHints.of(join) == JoinHints.of(top)) {
      JoinRelType kind = join.getJoinType();
      if (kind == JoinRelType.INNER) {
        List<RexNode> sides = new ArrayList<>(flatten(join.getLeft()));
        sides.addAll(flatten(join.getRight()));
        conjuncts.addAll(RelOptUtil.conjunctions(Retyped.of(join.getCondition(), rex, sides::get)));
        return sides;
      }
      if (kind == JoinRelType.RIGHT) {
        return flatten(Swapped.of(join));
      }
      if (kind != JoinRelType.FULL) {
        return later(join);
      }
    }
    if (rel instanceof Filter filter && RexUtil.isDeterministic(filter.getCondition())) {
      List<RexNode> outputs = flatten(filter.getInput());
      conjuncts.addAll(
          RelOptUtil.conjunctions(Retyped.of(filter.getCondition(), rex, outputs::get)));
      return outputs;
    }
    if (rel instanceof Project project
        && project.getProjects().stream().allMatch(RexInputRef.class::isInstance)) {
      List<RexNode> outputs = flatten(project.getInput());
      return Retyped.of(project.getProjects(), rex, outputs::get);
    }
    Leaf leaf = new Leaf(rel, columns.size());
    leaves.add(leaf);
    return numbered(Nodes.fields(rel));
  }

  /** Relations that the tree would add. */
  private static int relations(RelNode rel) {
    if (rel instanceof Join join) {
      boolean isInner = join.getJoinType() == JoinRelType.INNER;
      return relations(join.getLeft()) + (isInner ? relations(join.getRight()) : 0);
    }
    return rel instanceof Filter || rel instanceof Project ? relations(rel.getInput(0)) : 1;
  }

  private List<RexNode> numbered(List<RexNode> fields) {
    List<RexNode> outputs = new ArrayList<>();
    for (RexNode field : fields) {
      RexNode column = new RexInputRef(columns.size(), field.getType());
      columns.add(column);
      outputs.add(column);
    }
    return outputs;
  }

  private List<RexNode> later(Join join) {
    List<RexNode> left = flatten(join.getLeft());
    later.add(new Later(join, columns.size(), left));
    List<RexNode> outputs = new ArrayList<>(left);
    outputs.addAll(numbered(Nodes.fields(join, Nodes.width(join.getLeft()), Nodes.width(join))));
    return outputs;
  }

  /** Turns one outer join whose padded rows are dropped into an inner one, if there is any. */
  private boolean strengthen() {
    for (Later join : later) {
      if (join.join().getJoinType() != JoinRelType.LEFT || leaves.size() >= MOST) {
        continue;
      }
      ImmutableBitSet own = join.columns();
      if (conjuncts.stream().anyMatch(conjunct -> Strictness.drops(conjunct, own))) {
        later.remove(join);
        RelNode right = join.join().getRight();
        leaves.add(new Leaf(right, join.first()));
        List<RexNode> sides = new ArrayList<>(join.left());
        sides.addAll(numberedFrom(join.first(), right));
        conjuncts.addAll(
            RelOptUtil.conjunctions(Retyped.of(join.join().getCondition(), rex, sides::get)));
        return true;
      }
    }
    return false;
  }

  private static List<RexNode> numberedFrom(int first, RelNode rel) {
    List<RexNode> fields = new ArrayList<>();
    for (RexNode field : Nodes.fields(rel)) {
      fields.add(new RexInputRef(first + fields.size(), field.getType()));
    }
    return fields;
  }

  /** Puts semi joins that drop much of one relation right onto it. */
  private void reduce(List<RelNode> relations) {
    for (Later join : List.copyOf(later)) {
      if (join.join().getJoinType() != JoinRelType.SEMI) {
        continue;
      }
      ImmutableBitSet read = join.reads();
      for (int i = 0; i < relations.size(); i++) {
        if (read.isEmpty() || !leaves.get(i).columns().contains(read)) {
          continue;
        }
        int first = leaves.get(i).first();
        RelNode relation = relations.get(i);
        Placed alone = Placed.of(relation, first);
        RelNode reduced = placed(alone, join).rel();
        if (pushdown.estimates().of(reduced).rows()
            < 0.5 * pushdown.estimates().of(relation).rows()) {
          relations.set(i, reduced);
          later.remove(join);
          break;
        }
      }
    }
  }

  private Placed placed(Placed input, Later later) {
    Join join = later.join();
    int width = Nodes.width(input.rel());
    JoinRelType kind = join.getJoinType();
    List<RexNode> sides = new ArrayList<>();
    for (RexNode field : later.left()) {
      sides.add(input.columnOrNull(((RexInputRef) field).getIndex(), field));
    }
    Nodes.fields(join.getRight()).forEach(field -> sides.add(RexUtil.shift(field, width)));
    List<RexNode> condition =
        Conditions.simple(
            RelOptUtil.conjunctions(Retyped.of(join.getCondition(), rex, sides::get)), rex);
    Sides parts = Sides.of(condition, width);
    List<RexNode> onRight = new ArrayList<>();
    List<RexNode> rest = new ArrayList<>(parts.both());
    rest.addAll(parts.left());
    for (RexNode conjunct : parts.right()) {
      boolean isCertain = kind != JoinRelType.LEFT_MARK || !conjunct.getType().isNullable();
      if (isCertain) {
        onRight.add(conjunct);
      } else {
        rest.add(RexUtil.shift(conjunct, width));
      }
    }
    RelNode right = pushdown.push(join.getRight(), onRight);
    List<RexNode> retyped =
        Retyped.of(
            rest,
            rex,
            index ->
                index < width
                    ? Nodes.field(input.rel(), index)
                    : RexUtil.shift(Nodes.field(right, index - width), width));
    RelNode joined = Nodes.join(input.rel(), right, retyped, kind, join.getHints());
    return input.with(joined, later.first(), width, later.count());
  }
}
