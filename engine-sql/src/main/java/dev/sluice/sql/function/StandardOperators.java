package dev.sluice.sql.function;

import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** The operators of the standard that the language has. */
final class StandardOperators {
  private StandardOperators() {}

  static List<SqlOperator> all() {
    return List.of(
        // query syntax
        SqlStdOperatorTable.AS,
        SqlStdOperatorTable.DESC,
        SqlStdOperatorTable.NULLS_FIRST,
        SqlStdOperatorTable.NULLS_LAST,
        SqlStdOperatorTable.VALUES,
        SqlStdOperatorTable.ROW,
        SqlStdOperatorTable.EXISTS,
        SqlStdOperatorTable.SCALAR_QUERY,
        SqlStdOperatorTable.UNION,
        SqlStdOperatorTable.UNION_ALL,
        SqlStdOperatorTable.INTERSECT,
        SqlStdOperatorTable.INTERSECT_ALL,
        SqlStdOperatorTable.EXCEPT,
        SqlStdOperatorTable.EXCEPT_ALL,
        SqlStdOperatorTable.FILTER,
        SqlStdOperatorTable.OVER,
        SqlStdOperatorTable.GROUPING_SETS,
        SqlStdOperatorTable.ROLLUP,
        SqlStdOperatorTable.CUBE,
        SqlStdOperatorTable.GROUPING,
        SqlStdOperatorTable.EXPLICIT_TABLE,
        SqlStdOperatorTable.COLLECTION_TABLE,
        SqlStdOperatorTable.LATERAL,
        SqlStdOperatorTable.UNNEST,
        // logic
        SqlStdOperatorTable.AND,
        SqlStdOperatorTable.OR,
        SqlStdOperatorTable.NOT,
        SqlStdOperatorTable.IS_NULL,
        SqlStdOperatorTable.IS_NOT_NULL,
        SqlStdOperatorTable.IS_TRUE,
        SqlStdOperatorTable.IS_NOT_TRUE,
        SqlStdOperatorTable.IS_FALSE,
        SqlStdOperatorTable.IS_NOT_FALSE,
        SqlStdOperatorTable.IS_UNKNOWN,
        SqlStdOperatorTable.IS_NOT_UNKNOWN,
        // comparison
        SqlStdOperatorTable.EQUALS,
        SqlStdOperatorTable.NOT_EQUALS,
        SqlStdOperatorTable.LESS_THAN,
        SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
        SqlStdOperatorTable.GREATER_THAN,
        SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
        SqlStdOperatorTable.IS_DISTINCT_FROM,
        SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
        SqlStdOperatorTable.BETWEEN,
        SqlStdOperatorTable.NOT_BETWEEN,
        SqlStdOperatorTable.SYMMETRIC_BETWEEN,
        SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN,
        SqlStdOperatorTable.IN,
        SqlStdOperatorTable.NOT_IN,
        SqlStdOperatorTable.LIKE,
        SqlStdOperatorTable.NOT_LIKE,
        // choice and conversion
        SqlStdOperatorTable.CASE,
        SqlStdOperatorTable.COALESCE,
        SqlStdOperatorTable.NULLIF,
        SqlStdOperatorTable.CAST,
        // arithmetic
        SqlStdOperatorTable.PLUS,
        SqlStdOperatorTable.MINUS,
        SqlStdOperatorTable.MULTIPLY,
        SqlStdOperatorTable.DIVIDE,
        SqlStdOperatorTable.PERCENT_REMAINDER,
        SqlStdOperatorTable.MOD,
        SqlStdOperatorTable.UNARY_MINUS,
        SqlStdOperatorTable.UNARY_PLUS,
        SqlStdOperatorTable.DATETIME_PLUS,
        SqlStdOperatorTable.MINUS_DATE,
        SqlStdOperatorTable.CONCAT,
        SqlStdOperatorTable.INTERVAL,
        // aggregates
        SqlStdOperatorTable.COUNT,
        SqlStdOperatorTable.SUM,
        SqlStdOperatorTable.SUM0,
        SqlStdOperatorTable.MIN,
        SqlStdOperatorTable.MAX,
        SqlStdOperatorTable.AVG);
  }
}
