package dev.sluice.sql.rel.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Rows of a join: values of the side with fewer of them are taken to be among the others. */
final class JoinEstimate {
  private JoinEstimate() {}

  static Estimate of(Join join, Estimate left, Estimate right) {
    List<ColumnEstimate> both = new ArrayList<>(left.columns());
    both.addAll(right.columns());
    Selectivity selectivity = new Selectivity(both, join.getCluster().getRexBuilder());
    double share = 1;
    List<Double> equal = new ArrayList<>();
    double met = 1;
    boolean hasOther = false;
    int width = left.columns().size();
    for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
      double own = met(conjunct, width, both);
      if (own < 0) {
        share *= selectivity.of(conjunct);
      } else {
        equal.add(selectivity.of(conjunct));
      }
      hasOther |= own < 0;
      met *= own < 0 ? 1 : own;
    }
    share *= Estimates.combined(equal);
    double inner = Math.max(1, left.rows() * right.rows() * share);
    double semi = left.rows() * Math.min(met * (hasOther ? 0.8 : 1), inner / left.rows());
    semi = Math.min(left.rows(), Math.max(semi, 1));
    return switch (join.getJoinType()) {
      case SEMI -> left.scaled(semi / left.rows());
      case ANTI -> left.scaled(Math.max(0.05, 1 - semi / left.rows()));
      case LEFT_MARK -> {
        List<ColumnEstimate> columns = new ArrayList<>(left.columns());
        columns.add(new ColumnEstimate(2, 0, null));
        yield new Estimate(left.rows(), columns);
      }
      default -> pairs(join.getJoinType(), left, right, inner);
    };
  }

  private static Estimate pairs(JoinRelType kind, Estimate left, Estimate right, double inner) {
    double rows = inner;
    if (kind.generatesNullsOnRight()) {
      rows = Math.max(rows, left.rows());
    }
    if (kind.generatesNullsOnLeft()) {
      rows = Math.max(rows, right.rows());
    }
    List<ColumnEstimate> columns = new ArrayList<>();
    for (ColumnEstimate column : left.columns()) {
      columns.add(outer(column.atMost(rows), kind.generatesNullsOnLeft(), inner / rows));
    }
    for (ColumnEstimate column : right.columns()) {
      columns.add(outer(column.atMost(rows), kind.generatesNullsOnRight(), inner / rows));
    }
    return new Estimate(rows, columns);
  }

  private static ColumnEstimate outer(ColumnEstimate column, boolean isOuter, double matched) {
    return isOuter ? column.nullable(1 - Math.min(1, matched)) : column;
  }

  /** Share of left rows whose key is among those of the right side; -1 for other conditions. */
  private static double met(RexNode conjunct, int width, List<ColumnEstimate> both) {
    if (conjunct.getKind() == SqlKind.EQUALS
        && ((RexCall) conjunct).getOperands().get(0) instanceof RexInputRef one
        && ((RexCall) conjunct).getOperands().get(1) instanceof RexInputRef two
        && (one.getIndex() < width) != (two.getIndex() < width)) {
      int left = Math.min(one.getIndex(), two.getIndex());
      int right = Math.max(one.getIndex(), two.getIndex());
      return Math.min(1, both.get(right).distinct() / both.get(left).distinct());
    }
    return -1;
  }
}
