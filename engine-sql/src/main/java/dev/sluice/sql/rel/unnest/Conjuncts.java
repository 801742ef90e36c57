package dev.sluice.sql.rel.unnest;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** A condition as conjuncts, with NOT moved inwards as far as that gives more of them. */
final class Conjuncts {
  private Conjuncts() {}

  static List<RexNode> of(RexNode condition, RexBuilder rex) {
    List<RexNode> conjuncts = new ArrayList<>();
    add(condition, false, rex, conjuncts);
    return conjuncts;
  }

  private static void add(
      RexNode condition, boolean isNegated, RexBuilder rex, List<RexNode> conjuncts) {
    SqlKind splitting = isNegated ? SqlKind.OR : SqlKind.AND;
    if (condition.getKind() == splitting) {
      ((RexCall) condition).operands.forEach(part -> add(part, isNegated, rex, conjuncts));
    } else if (condition.getKind() == SqlKind.NOT) {
      add(((RexCall) condition).operands.get(0), !isNegated, rex, conjuncts);
    } else {
      conjuncts.add(isNegated ? rex.makeCall(SqlStdOperatorTable.NOT, condition) : condition);
    }
  }
}
