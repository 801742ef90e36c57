package dev.sluice.sql.validate;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.core.plan.Granularity;
import dev.sluice.core.plan.Interval;
import dev.sluice.sql.catalog.StatementCatalog;
import dev.sluice.sql.parser.Statement;
import dev.sluice.sql.parser.StatementException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** What INSERT and REPLACE must be before their query is planned. */
public final class IngestRules {
  private IngestRules() {}

  /**
   * Checks all that can be checked without types.
   *
   * @throws StatementException naming the rule that is broken
   */
  public static IngestSpec check(Statement.Ingest statement, QueryContext context) {
    String table = TargetName.check(statement);
    Granularity granularity = Granularities.of(statement.partitionedBy());
    checkLimits(statement, granularity);
    checkKeys(statement.clusteredBy());
    if (context.find(ContextKeys.SQL_OUTER_LIMIT) != null) {
      throw StatementException.of(
          "Context parameter [sqlOuterLimit] cannot be used with [" + statement.operation() + "]");
    }
    List<Interval> replaced =
        statement.overwrite() == null
            ? null
            : TimeChunks.of(
                statement.overwrite(), granularity, context.get(ContextKeys.SQL_TIME_ZONE));
    return new IngestSpec(table, granularity, replaced);
  }

  /**
   * The query to plan: the keys of CLUSTERED BY are its ORDER BY, unless {@link #sortColumns} has
   * them.
   */
  public static SqlNode sortedQuery(Statement.Ingest statement) {
    if (statement.clusteredBy().isEmpty() || !sortColumns(statement).isEmpty()) {
      return statement.query();
    }
    SqlParserPos place = statement.query().getParserPosition();
    SqlNodeList keys = new SqlNodeList(statement.clusteredBy(), SqlParserPos.ZERO);
    if (statement.query() instanceof SqlOrderBy limited) {
      return new SqlOrderBy(place, limited.query, keys, limited.offset, limited.fetch);
    }
    return new SqlOrderBy(place, statement.query(), keys, null, null);
  }

  /** The keys of CLUSTERED BY as positions in the result, if all of them are such; else none. */
  public static List<Integer> sortColumns(Statement.Ingest statement) {
    List<Integer> positions = OutputOrder.positions(statement.query(), statement.clusteredBy());
    return positions == null ? List.of() : positions;
  }

  private static void checkLimits(Statement.Ingest statement, Granularity granularity) {
    if (!(statement.query() instanceof SqlOrderBy order)) {
      return;
    }
    if (order.offset != null) {
      throw StatementException.at(
          order.offset.getParserPosition(), statement.operation() + " cannot have an OFFSET");
    }
    if (order.fetch != null && !granularity.isAll()) {
      throw StatementException.at(
          order.fetch.getParserPosition(),
          "%s with PARTITIONED BY [%s] cannot have a LIMIT; only PARTITIONED BY ALL can"
              .formatted(statement.operation(), Granularities.name(granularity)));
    }
  }

  private static void checkKeys(List<SqlNode> keys) {
    for (SqlNode key : keys) {
      if (key instanceof SqlLiteral literal
          && literal.getValue() instanceof BigDecimal number
          && number.signum() < 1) {
        throw StatementException.at(
            key.getParserPosition(), "Ordinal [" + number + "] in CLUSTERED BY must be positive");
      }
    }
  }

  /** Name of the target table and its rules. */
  private static final class TargetName {
    private TargetName() {}

    static String check(Statement.Ingest statement) {
      List<String> parts = statement.target();
      SqlParserPos place = statement.targetPosition();
      if (parts.size() > 2) {
        throw StatementException.at(
            place,
            "%s does not support 3+ part names: [%s]"
                .formatted(statement.operation(), String.join(".", parts)));
      }
      if (parts.size() == 2 && !parts.get(0).equals(StatementCatalog.DRUID)) {
        throw StatementException.at(
            place,
            "%s into [%s] is not possible: it is not a Druid datasource"
                .formatted(statement.operation(), String.join(".", parts)));
      }
      String name = parts.get(parts.size() - 1);
      String fault = fault(name);
      if (fault != null) {
        throw StatementException.at(
            place, "Invalid value for field [table]: Value [%s] %s".formatted(name, fault));
      }
      return name;
    }

    private static @Nullable String fault(String name) {
      if (name.isBlank()) {
        return "must not be empty";
      }
      if (name.startsWith(".")) {
        return "cannot start with '.'";
      }
      if (name.indexOf('/') >= 0) {
        return "cannot contain '/'";
      }
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (Character.isISOControl(c) || (Character.isWhitespace(c) && c != ' ')) {
          return "cannot contain whitespace or control characters except space";
        }
      }
      return null;
    }
  }
}
