package dev.sluice.sql.rel.unnest;

import dev.sluice.sql.rel.node.Nodes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.jspecify.annotations.Nullable;

/**
 * Predicates by which the rows of a subquery fall into groups, of which each outer row sees one.
 *
 * @param inner the keys of the groups
 * @param outer what they are equal to, over the outer row
 * @param operators how they are equal
 * @param outerOnly conditions on the outer row alone
 */
record KeyedPredicates(
    List<RexNode> inner,
    List<RexNode> outer,
    List<SqlOperator> operators,
    List<RexNode> outerOnly) {

  /** The predicates taken apart, or null if one of them is none of both kinds. */
  static @Nullable KeyedPredicates of(List<RexNode> conjuncts, OuterReferences references) {
    KeyedPredicates keyed =
        new KeyedPredicates(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (RexNode conjunct : conjuncts) {
      if (isOuterOnly(conjunct)) {
        keyed.outerOnly.add(conjunct);
      } else if (!keyed.add(conjunct, references)) {
        return null;
      }
    }
    return keyed;
  }

  private boolean add(RexNode conjunct, OuterReferences references) {
    if (!Nodes.isEquality(conjunct)) {
      return false;
    }
    RexCall call = (RexCall) conjunct;
    RexNode left = call.operands.get(0);
    RexNode right = call.operands.get(1);
    boolean leftIsOuter = isOuterOnly(left) && !references.in(right);
    if (!leftIsOuter && !(isOuterOnly(right) && !references.in(left))) {
      return false;
    }
    inner.add(leftIsOuter ? right : left);
    outer.add(leftIsOuter ? left : right);
    operators.add(call.getOperator());
    return true;
  }

  private static boolean isOuterOnly(RexNode expression) {
    return RelOptUtil.InputFinder.bits(expression).isEmpty();
  }

  RexNode outerEquals(int key, RexNode column, RexBuilder rex) {
    return rex.makeCall(operators.get(key), outer.get(key), column);
  }
}
