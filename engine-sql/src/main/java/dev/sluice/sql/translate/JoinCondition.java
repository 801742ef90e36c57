package dev.sluice.sql.translate;

import dev.sluice.core.join.JoinKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a join by what can be done with its parts.
 *
 * @param equalities what must be equal on both sides
 * @param left conditions that rows of the left side must meet before the join, over its fields
 * @param right the same for the right side
 * @param rest all other conditions, over the fields of both sides
 */
record JoinCondition(
    List<Equality> equalities, List<RexNode> left, List<RexNode> right, List<RexNode> rest) {

  /** A value of the left side, over its fields, and an equal one of the right side. */
  record Equality(RexNode left, RexNode right, JoinKey.Nulls nulls) {}

  static JoinCondition of(Join join) {
    JoinCondition parts =
        new JoinCondition(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    RexBuilder rex = join.getCluster().getRexBuilder();
    RexNode condition = RexUtil.expandSearch(rex, null, join.getCondition());
    for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
      parts.add(conjunct.isAlwaysTrue() ? null : collapsed(conjunct, rex), join);
    }
    return parts;
  }

  private void add(@Nullable RexNode conjunct, Join join) {
    if (conjunct == null || addEquality(conjunct, join)) {
      return;
    }
    int width = join.getLeft().getRowType().getFieldCount();
    ImmutableBitSet fields = RelOptUtil.InputFinder.bits(conjunct);
    boolean isLeft = !fields.isEmpty() && fields.length() <= width;
    boolean isRight = !fields.isEmpty() && fields.nth(0) >= width;
    if (isLeft && dropsLeft(join.getJoinType())) {
      left.add(conjunct);
    } else if (isRight && dropsRight(join.getJoinType(), conjunct)) {
      right.add(RexUtil.shift(conjunct, -width));
    } else {
      rest.add(conjunct);
    }
  }

  /** Whether a row of the left side without a partner is not seen again. */
  private static boolean dropsLeft(JoinRelType type) {
    return type == JoinRelType.INNER || type == JoinRelType.RIGHT || type == JoinRelType.SEMI;
  }

  private static boolean dropsRight(JoinRelType type, RexNode conjunct) {
    return (type == JoinRelType.LEFT_MARK && !conjunct.getType().isNullable())
        || type == JoinRelType.INNER
        || type == JoinRelType.LEFT
        || type == JoinRelType.SEMI
        || type == JoinRelType.ANTI;
  }

  private boolean addEquality(RexNode conjunct, Join join) {
    boolean isCertain = conjunct.getKind() == SqlKind.IS_TRUE;
    RexNode test = isCertain ? ((RexCall) conjunct).getOperands().get(0) : conjunct;
    boolean isPlain = test.getKind() == SqlKind.EQUALS;
    if (!isPlain && test.getKind() != SqlKind.IS_NOT_DISTINCT_FROM) {
      return false;
    }
    int width = join.getLeft().getRowType().getFieldCount();
    RexNode a = ((RexCall) test).getOperands().get(0);
    RexNode b = ((RexCall) test).getOperands().get(1);
    if (isOfRight(a, width) && isOfLeft(b, width)) {
      RexNode swapped = a;
      a = b;
      b = swapped;
    } else if (!isOfLeft(a, width) || !isOfRight(b, width)) {
      return false;
    }
    JoinKey.Nulls nulls = JoinKey.Nulls.MATCH;
    if (isPlain) {
      boolean isTold =
          join.getJoinType() == JoinRelType.LEFT_MARK && !isCertain && test.getType().isNullable();
      nulls = isTold ? JoinKey.Nulls.UNKNOWN : JoinKey.Nulls.DIFFER;
    }
    equalities.add(new Equality(a, RexUtil.shift(b, -width), nulls));
    return true;
  }

  private static boolean isOfLeft(RexNode node, int width) {
    ImmutableBitSet fields = RelOptUtil.InputFinder.bits(node);
    return !fields.isEmpty() && fields.length() <= width;
  }

  private static boolean isOfRight(RexNode node, int width) {
    ImmutableBitSet fields = RelOptUtil.InputFinder.bits(node);
    return !fields.isEmpty() && fields.nth(0) >= width;
  }

  private static RexNode collapsed(RexNode conjunct, RexBuilder rex) {
    return conjunct instanceof RexCall call
        ? RelOptUtil.collapseExpandedIsNotDistinctFromExpr(call, rex)
        : conjunct;
  }
}
