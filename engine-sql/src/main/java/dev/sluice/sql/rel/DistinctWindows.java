package dev.sluice.sql.rel;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes SELECT DISTINCT with window functions below the ORDER BY of its columns, whose order is
 * checked as if the functions were computed after DISTINCT otherwise.
 */
final class DistinctWindows extends SqlShuttle {
  private DistinctWindows() {}

  static SqlNode written(SqlNode query) {
    SqlNode written = query.accept(new DistinctWindows());
    return written == null ? query : written;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlOrderBy order
        && order.query instanceof SqlSelect select
        && select.isDistinct()
        && select.getSelectList().stream().anyMatch(DistinctWindows::hasWindow)) {
      Set<String> names = names(select);
      if (names != null && order.orderList.stream().allMatch(key -> isColumn(key, names))) {
        return over(order, select);
      }
    }
    return visited;
  }

  private static SqlNode over(SqlOrderBy order, SqlSelect select) {
    SqlParserPos place = select.getParserPosition();
    SqlNode rows =
        SqlStdOperatorTable.AS.createCall(place, select, new SqlIdentifier("distinct rows", place));
    SqlSelect all =
        new SqlSelect(
            place,
            null,
            SqlNodeList.of(SqlIdentifier.star(place)),
            rows,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return new SqlOrderBy(
        order.getParserPosition(), all, order.orderList, order.offset, order.fetch);
  }

  /** The names of the columns, or null if one has none or two have the same. */
  private static @Nullable Set<String> names(SqlSelect select) {
    Set<String> names = new HashSet<>();
    for (SqlNode item : select.getSelectList()) {
      String name = SqlValidatorUtil.alias(item);
      if (name == null || name.isEmpty() || !names.add(name.toUpperCase(Locale.ROOT))) {
        return null;
      }
    }
    return names;
  }

  private static boolean isColumn(SqlNode key, Set<String> names) {
    return switch (key.getKind()) {
      case DESCENDING, NULLS_FIRST, NULLS_LAST -> isColumn(((SqlBasicCall) key).operand(0), names);
      case LITERAL -> key instanceof SqlNumericLiteral number && number.isInteger();
      case IDENTIFIER ->
          ((SqlIdentifier) key).isSimple()
              && names.contains(((SqlIdentifier) key).getSimple().toUpperCase(Locale.ROOT));
      default -> false;
    };
  }

  private static boolean hasWindow(SqlNode node) {
    if (node.getKind() == SqlKind.OVER) {
      return true;
    }
    return node instanceof SqlCall call
        && !call.isA(SqlKind.QUERY)
        && call.getOperandList().stream().anyMatch(DistinctWindows::isWindowOrNull);
  }

  private static boolean isWindowOrNull(@Nullable SqlNode operand) {
    return operand != null && hasWindow(operand);
  }
}
