package dev.sluice.sql.validate;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.sql.catalog.StoredTable;
import dev.sluice.sql.parser.Statement;
import dev.sluice.sql.parser.StatementException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** What the query of INSERT or REPLACE must give. */
public final class OutputRules {
  private static final String UNNAMED = "EXPR$";

  private OutputRules() {}

  /**
   * Checks names and types of the columns that would be stored.
   *
   * @throws StatementException naming the rule that is broken
   */
  public static void check(
      Statement.Ingest statement,
      IngestSpec spec,
      List<OutputColumn> columns,
      QueryContext context) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      if (name.startsWith(UNNAMED)) {
        throw StatementException.at(
            place(statement.query(), i, columns.size()),
            "%s requires columns to be named, but column [%d] of the SELECT is not: give it a name with AS"
                .formatted(statement.operation(), i + 1));
      }
      if (!names.add(name)) {
        throw StatementException.at(
            place(statement.query(), i, columns.size()),
            "Duplicate field in SELECT: [" + name + "]");
      }
      checkTime(columns.get(i), place(statement.query(), i, columns.size()));
    }
    if (!spec.granularity().isAll() && !names.contains(StoredTable.TIME)) {
      throw StatementException.at(
          statement.partitionedBy().position(),
          ("PARTITIONED BY [%s] needs a time column: name a TIMESTAMP of the SELECT __time, or write"
                  + " PARTITIONED BY ALL")
              .formatted(Granularities.name(spec.granularity())));
    }
    if (names.contains(StoredTable.TIME)) {
      checkOrder(statement, columns, context);
    }
    checkSortOrder(names, context);
  }

  /** Names of the keys of CLUSTERED BY: of the column for an ordinal, else as written. */
  public static List<String> keyNames(Statement.Ingest statement, List<OutputColumn> columns) {
    List<String> names = new ArrayList<>();
    for (SqlNode key : statement.clusteredBy()) {
      names.add(keyName(key, columns));
    }
    return names;
  }

  /** Where the column stands in the SELECT list, or where the query does. */
  private static SqlParserPos place(SqlNode query, int column, int count) {
    SqlNode body = query instanceof SqlOrderBy order ? order.query : query;
    boolean listed =
        body instanceof SqlSelect select
            && select.getSelectList().size() == count
            && select.getSelectList().get(column).getParserPosition().getLineNum() > 0;
    return listed
        ? ((SqlSelect) body).getSelectList().get(column).getParserPosition()
        : query.getParserPosition();
  }

  private static String keyName(SqlNode key, List<OutputColumn> columns) {
    if (key instanceof SqlLiteral literal && literal.getValue() instanceof BigDecimal ordinal) {
      int position = ordinal.intValue();
      return position <= columns.size()
          ? columns.get(position - 1).name()
          : ordinal.toPlainString();
    }
    return key instanceof SqlIdentifier id ? id.names.get(id.names.size() - 1) : key.toString();
  }

  private static void checkTime(OutputColumn column, SqlParserPos place) {
    if (!column.name().equals(StoredTable.TIME)) {
      return;
    }
    SqlTypeName type = column.type().getSqlTypeName();
    if (type != SqlTypeName.TIMESTAMP && type != SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE) {
      throw StatementException.at(
          place,
          ("Field [__time] was the wrong type [%s], expected TIMESTAMP: convert it with TIME_PARSE,"
                  + " MILLIS_TO_TIMESTAMP or CAST")
              .formatted(type));
    }
  }

  private static void checkOrder(
      Statement.Ingest statement, List<OutputColumn> columns, QueryContext context) {
    List<String> keys = keyNames(statement, columns);
    int position = keys.indexOf(StoredTable.TIME);
    if (position > 0 && context.get(ContextKeys.FORCE_SEGMENT_SORT_BY_TIME)) {
      throw StatementException.at(
          statement.clusteredBy().get(position).getParserPosition(),
          ("CLUSTERED BY has __time at position [%d], but segments are sorted by time first; put it"
                  + " first, or set context parameter [forceSegmentSortByTime] to false")
              .formatted(position + 1));
    }
  }

  private static void checkSortOrder(Set<String> names, QueryContext context) {
    List<String> order = context.get(ContextKeys.SEGMENT_SORT_ORDER);
    for (String column : order) {
      if (!names.contains(column) && !column.equals(StoredTable.TIME)) {
        throw StatementException.of(
            "Context parameter [segmentSortOrder] names column [%s], which the query does not give"
                .formatted(column));
      }
    }
    boolean timeFirst = order.isEmpty() || order.get(0).equals(StoredTable.TIME);
    if (!timeFirst && context.get(ContextKeys.FORCE_SEGMENT_SORT_BY_TIME)) {
      throw StatementException.of(
          ("Context parameter [segmentSortOrder] must begin with [__time], but it is %s; or set"
                  + " context parameter [forceSegmentSortByTime] to false")
              .formatted(order));
    }
  }
}
