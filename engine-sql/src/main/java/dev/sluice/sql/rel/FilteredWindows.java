package dev.sluice.sql.rel;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes aggregates with FILTER and OVER as aggregates of what is NULL where the condition is not
 * true, which aggregates pass over.
 */
final class FilteredWindows extends SqlShuttle {
  private FilteredWindows() {}

  static SqlNode written(SqlNode query) {
    SqlNode written = query.accept(new FilteredWindows());
    return written == null ? query : written;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.getKind() == SqlKind.OVER
        && call.operand(0) instanceof SqlCall filter
        && filter.getKind() == SqlKind.FILTER
        && filter.operand(0) instanceof SqlCall aggregate) {
      SqlNode admitted = admitted(aggregate, filter.operand(1));
      return super.visit(
          call.getOperator()
              .createCall(call.getParserPosition(), admitted, call.<SqlNode>operand(1)));
    }
    return super.visit(call);
  }

  private static SqlCall admitted(SqlCall aggregate, SqlNode condition) {
    SqlParserPos position = aggregate.getParserPosition();
    List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
    if (operands.isEmpty() || isStar(operands.get(0))) {
      operands.clear();
      operands.add(where(condition, SqlLiteral.createExactNumeric("1", position)));
    } else {
      operands.set(0, where(condition, operands.get(0)));
    }
    return aggregate
        .getOperator()
        .createCall(aggregate.getFunctionQuantifier(), position, operands);
  }

  private static boolean isStar(SqlNode node) {
    return node instanceof SqlIdentifier identifier && identifier.isStar();
  }

  private static SqlNode where(SqlNode condition, SqlNode value) {
    SqlParserPos position = value.getParserPosition();
    return new SqlCase(
        position,
        null,
        SqlNodeList.of(condition),
        SqlNodeList.of(value),
        SqlLiteral.createNull(position));
  }
}
