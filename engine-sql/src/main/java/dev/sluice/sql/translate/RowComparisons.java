package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Comparisons of rows of values, {@code (a, b) < (c, d)}: the first values that differ decide. A
 * comparison that a NULL keeps from being decided is NULL.
 */
final class RowComparisons {
  private final RexTranslator expressions;

  RowComparisons(RexTranslator expressions) {
    this.expressions = expressions;
  }

  static boolean handles(RexCall call) {
    return call.getOperands().size() == 2
        && call.getOperands().stream().allMatch(operand -> row(operand).getKind() == SqlKind.ROW)
        && SqlKind.COMPARISON.contains(call.getKind());
  }

  /** The row without the validator's conversion of it: its values are converted one by one. */
  private static RexNode row(RexNode node) {
    return node.getKind() == SqlKind.CAST && node.getType().isStruct()
        ? row(((RexCall) node).getOperands().get(0))
        : node;
  }

  Expr translate(RexCall call) {
    List<RexNode> left = ((RexCall) row(call.getOperands().get(0))).getOperands();
    List<RexNode> right = ((RexCall) row(call.getOperands().get(1))).getOperands();
    return switch (call.getKind()) {
      case EQUALS -> all("and", "equals", left, right);
      case NOT_EQUALS -> all("or", "not_equals", left, right);
      case IS_NOT_DISTINCT_FROM -> all("and", "is_not_distinct_from", left, right);
      case IS_DISTINCT_FROM -> all("or", "is_distinct_from", left, right);
      case LESS_THAN -> ordered("less_than", "less_than", left, right);
      case LESS_THAN_OR_EQUAL -> ordered("less_than", "less_than_or_equal", left, right);
      case GREATER_THAN -> ordered("greater_than", "greater_than", left, right);
      default -> ordered("greater_than", "greater_than_or_equal", left, right);
    };
  }

  private Expr all(String connective, String test, List<RexNode> left, List<RexNode> right) {
    List<Expr> tests = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      tests.add(expressions.comparison(test, List.of(left.get(i), right.get(i))));
    }
    return tests.size() == 1 ? tests.get(0) : new Expr.Call(connective, tests, ScalarType.BOOLEAN);
  }

  /** The last values are compared by another test than the ones before. */
  private Expr ordered(String test, String last, List<RexNode> left, List<RexNode> right) {
    int end = left.size() - 1;
    Expr result = expressions.comparison(last, List.of(left.get(end), right.get(end)));
    for (int i = end - 1; i >= 0; i--) {
      List<RexNode> pair = List.of(left.get(i), right.get(i));
      Expr tie = Expressions.test("and", expressions.comparison("equals", pair), result);
      result = Expressions.test("or", expressions.comparison(test, pair), tie);
    }
    return result;
  }
}
