package dev.sluice.sql.rel.order;

import dev.sluice.sql.rel.node.Retyped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of joined rows.
 *
 * @param classes columns that are equal to each other; two of them or more
 * @param between conjuncts on several relations, over numbered columns
 * @param locals conjuncts on each relation, over its own columns
 */
record Conjunction(
    List<ImmutableBitSet> classes, List<RexNode> between, List<List<RexNode>> locals) {

  List<RexNode> local(int leaf) {
    return locals.get(leaf);
  }

  static Conjunction of(List<RexNode> conjuncts, List<JoinGraph.Leaf> leaves, RexBuilder rex) {
    List<ImmutableBitSet> classes = new ArrayList<>();
    List<RexNode> others = new ArrayList<>();
    List<RexNode> columns = new ArrayList<>();
    for (RexNode conjunct : conjuncts) {
      if (isColumnEquality(conjunct)) {
        RexInputRef one = (RexInputRef) ((RexCall) conjunct).getOperands().get(0);
        RexInputRef two = (RexInputRef) ((RexCall) conjunct).getOperands().get(1);
        unite(classes, one.getIndex(), two.getIndex());
        columns.add(one);
        columns.add(two);
      } else {
        others.add(conjunct);
      }
    }
    List<RexNode> all = new ArrayList<>(others);
    for (RexNode conjunct : others) {
      all.addAll(carried(conjunct, classes, columns, rex));
    }
    Conjunction result = new Conjunction(classes, new ArrayList<>(), new ArrayList<>());
    List<Set<RexNode>> seen = new ArrayList<>();
    leaves.forEach(leaf -> result.locals.add(new ArrayList<>()));
    leaves.forEach(leaf -> seen.add(new HashSet<>()));
    for (RexNode conjunct : all) {
      ImmutableBitSet read = RelOptUtil.InputFinder.bits(conjunct);
      boolean isLocal = false;
      for (int i = 0; i < leaves.size() && !read.isEmpty(); i++) {
        ImmutableBitSet own = leaves.get(i).columns();
        RexNode said = own.contains(read) ? conjunct : implied(conjunct, own, rex);
        isLocal |= own.contains(read);
        if (said != null && seen.get(i).add(said)) {
          result.locals.get(i).add(RexUtil.shift(said, -leaves.get(i).first()));
        }
      }
      if (!isLocal) {
        result.between.add(conjunct);
      }
    }
    result.addWithin(leaves, columns, rex);
    return result;
  }

  /** Columns of one relation that are in one class are equal there. */
  private void addWithin(List<JoinGraph.Leaf> leaves, List<RexNode> columns, RexBuilder rex) {
    for (ImmutableBitSet members : classes) {
      for (int i = 0; i < leaves.size(); i++) {
        List<Integer> own = members.intersect(leaves.get(i).columns()).asList();
        for (int j = 1; j < own.size(); j++) {
          RexNode equality =
              rex.makeCall(
                  SqlStdOperatorTable.EQUALS,
                  column(columns, own.get(0)),
                  column(columns, own.get(j)));
          locals.get(i).add(RexUtil.shift(equality, -leaves.get(i).first()));
        }
      }
    }
  }

  static boolean isColumnEquality(RexNode conjunct) {
    if (conjunct.getKind() != SqlKind.EQUALS) {
      return false;
    }
    RexNode left = ((RexCall) conjunct).getOperands().get(0);
    RexNode right = ((RexCall) conjunct).getOperands().get(1);
    return left instanceof RexInputRef one
        && right instanceof RexInputRef other
        && one.getIndex() != other.getIndex()
        && left.getType().getSqlTypeName() == right.getType().getSqlTypeName()
        && !SqlTypeName.APPROX_TYPES.contains(left.getType().getSqlTypeName());
  }

  private static void unite(List<ImmutableBitSet> classes, int one, int two) {
    ImmutableBitSet united = ImmutableBitSet.of(one, two);
    for (ImmutableBitSet other : List.copyOf(classes)) {
      if (other.get(one) || other.get(two)) {
        united = united.union(other);
        classes.remove(other);
      }
    }
    classes.add(united);
  }

  private static RexNode column(List<RexNode> columns, int number) {
    return columns.stream()
        .filter(column -> ((RexInputRef) column).getIndex() == number)
        .findFirst()
        .orElseThrow();
  }

  /** What a conjunct on one column says of the columns that are equal to it. */
  private static List<RexNode> carried(
      RexNode conjunct, List<ImmutableBitSet> classes, List<RexNode> columns, RexBuilder rex) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(conjunct);
    List<RexNode> carried = new ArrayList<>();
    if (read.cardinality() != 1 || !conjunct.isA(CARRIED)) {
      return carried;
    }
    for (ImmutableBitSet members : classes) {
      if (members.contains(read)) {
        for (int member : members.except(read)) {
          carried.add(Retyped.of(conjunct, rex, index -> column(columns, member)));
        }
      }
    }
    return carried;
  }

  private static final Set<SqlKind> CARRIED =
      Set.of(
          SqlKind.EQUALS,
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL,
          SqlKind.SEARCH,
          SqlKind.OR);

  /** What an OR says of some columns alone; null if one of its alternatives says nothing. */
  private static @Nullable RexNode implied(
      RexNode conjunct, ImmutableBitSet columns, RexBuilder rex) {
    if (conjunct.getKind() != SqlKind.OR) {
      return null;
    }
    List<RexNode> alternatives = new ArrayList<>();
    for (RexNode alternative : ((RexCall) conjunct).getOperands()) {
      List<RexNode> said = new ArrayList<>();
      for (RexNode part : RelOptUtil.conjunctions(alternative)) {
        ImmutableBitSet read = RelOptUtil.InputFinder.bits(part);
        if (!read.isEmpty() && columns.contains(read)) {
          said.add(part);
        }
      }
      if (said.isEmpty()) {
        return null;
      }
      alternatives.add(RexUtil.composeConjunction(rex, said));
    }
    return RexUtil.composeDisjunction(rex, alternatives);
  }
}
