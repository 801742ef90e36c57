package dev.sluice.sql.rel;

import dev.sluice.sql.parser.StatementException;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses, with their place, constructs that the grammar knows and the engine does not plan. */
final class RefusedSyntax extends SqlBasicVisitor<@Nullable Void> {
  private RefusedSyntax() {}

  /**
   * Checks a query.
   *
   * @throws StatementException naming the first construct that is refused
   */
  static void check(SqlNode query) {
    query.accept(new RefusedSyntax());
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlSelect select) {
      checkSelect(select);
      return super.visit(call);
    }
    if (call instanceof SqlJoin join) {
      throw refused(join.getJoinTypeNode(), "JOIN");
    }
    switch (call.getKind()) {
      case OVER -> throw refused(call, "A window function");
      case EXISTS -> throw refused(call, "EXISTS");
      case INTERSECT -> throw refused(call, "INTERSECT");
      case EXCEPT -> throw refused(call, "EXCEPT");
      case UNNEST -> throw refused(call, "UNNEST");
      case LATERAL -> throw refused(call, "LATERAL");
      case PIVOT -> throw refused(call, "PIVOT");
      case UNPIVOT -> throw refused(call, "UNPIVOT");
      case MATCH_RECOGNIZE -> throw refused(call, "MATCH_RECOGNIZE");
      case TABLESAMPLE -> throw refused(call, "TABLESAMPLE");
      case UNION, AS, VALUES, ROW, ORDER_BY, WITH, WITH_ITEM -> {}
      default -> checkOperands(call);
    }
    return super.visit(call);
  }

  private static void checkSelect(SqlSelect select) {
    checkAll(select.getSelectList());
    if (select.getWhere() != null) {
      checkExpression(select.getWhere());
    }
    if (select.getHaving() != null) {
      checkExpression(select.getHaving());
    }
    if (!select.getWindowList().isEmpty()) {
      throw refused(select.getWindowList(), "WINDOW");
    }
  }

  private static void checkAll(List<? extends @Nullable SqlNode> nodes) {
    for (SqlNode node : nodes) {
      if (node instanceof SqlCall call && call.getKind() == SqlKind.AS) {
        checkExpression(call.operand(0));
      } else if (node != null) {
        checkExpression(node);
      }
    }
  }

  private static void checkOperands(SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      if (operand != null && isQuery(operand)) {
        boolean isIn = call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN;
        throw refused(operand, isIn ? "IN with a subquery" : "A subquery in an expression");
      }
    }
  }

  private static void checkExpression(SqlNode node) {
    if (isQuery(node)) {
      throw refused(node, "A subquery in an expression");
    }
  }

  private static boolean isQuery(SqlNode node) {
    return node instanceof SqlSelect
        || node instanceof SqlOrderBy
        || node instanceof SqlWith
        || node.getKind() == SqlKind.UNION
        || node.getKind() == SqlKind.VALUES;
  }

  private static StatementException refused(SqlNode node, String what) {
    return StatementException.at(
        node.getParserPosition(), "Query could not be planned: " + what + " is not supported");
  }
}
