package dev.sluice.sql.validate;

import dev.sluice.sql.parser.Statement;
import dev.sluice.sql.parser.StatementException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/** Puts values in the place of {@code ?}. */
public final class Parameters extends SqlShuttle {
  private final List<TypedValue> values;
  private final ZoneId zone;

  private Parameters(List<TypedValue> values, ZoneId zone) {
    this.values = values;
    this.zone = zone;
  }

  /**
   * The statement with literals for parameters.
   *
   * @param count number of {@code ?} in the statement
   * @param zone of times that have none
   * @throws StatementException if there are more or fewer values than parameters, or a value does
   *     not fit its type
   */
  public static Statement bind(
      Statement statement, int count, List<TypedValue> values, ZoneId zone) {
    if (count != values.size()) {
      throw StatementException.of(
          "The statement has [%d] parameters, but there are [%d] values"
              .formatted(count, values.size()));
    }
    return count == 0 ? statement : new Parameters(values, zone).bound(statement);
  }

  private Statement bound(Statement statement) {
    if (statement instanceof Statement.Explain explain) {
      return new Statement.Explain(bound(explain.statement()));
    }
    if (statement instanceof Statement.Select select) {
      return new Statement.Select(bound(select.query()));
    }
    Statement.Ingest ingest = (Statement.Ingest) statement;
    Statement.Overwrite overwrite = ingest.overwrite();
    if (overwrite != null && overwrite.condition() != null) {
      overwrite = new Statement.Overwrite(bound(overwrite.condition()));
    }
    List<SqlNode> keys = new ArrayList<>();
    ingest.clusteredBy().forEach(key -> keys.add(bound(key)));
    return new Statement.Ingest(
        ingest.target(),
        ingest.targetPosition(),
        overwrite,
        bound(ingest.query()),
        ingest.partitionedBy(),
        keys);
  }

  private SqlNode bound(SqlNode node) {
    SqlNode bound = node.accept(this);
    return bound == null ? node : bound;
  }

  @Override
  public SqlNode visit(SqlDynamicParam parameter) {
    int index = parameter.getIndex();
    try {
      return ParameterLiteral.of(values.get(index), zone, parameter.getParserPosition());
    } catch (IllegalArgumentException e) {
      throw StatementException.at(
          parameter.getParserPosition(),
          "Parameter [%d]: %s".formatted(index + 1, e.getMessage()),
          e);
    }
  }
}
