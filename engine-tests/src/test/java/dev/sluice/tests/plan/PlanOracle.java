package dev.sluice.tests.plan;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.table.TableStatistics;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.catalog.StoredTable;
import dev.sluice.sql.parser.Statement;
import dev.sluice.sql.parser.StatementParser;
import dev.sluice.sql.rel.LogicalPlanner;
import dev.sluice.sql.rel.PlannedQuery;
import dev.sluice.sql.rel.PlannerInput;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.jspecify.annotations.Nullable;

/** Runs the text of a query and its plan, written as SQL again, in DuckDB. */
final class PlanOracle implements AutoCloseable {
  private final Connection connection;
  private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);

  PlanOracle() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET threads = 1");
    execute("SET default_null_order = 'nulls_first_on_asc_last_on_desc'");
    execute("SET integer_division = true");
  }

  /**
   * Adds a table.
   *
   * @param columns names and types of the engine, e.g. {@code a LONG, b STRING}
   * @param rows a query of DuckDB that gives its rows
   */
  void table(String name, String columns, String rows) throws SQLException {
    table(name, columns, rows, null);
  }

  /** Adds a table of which the planner knows something, which need not be true. */
  void table(String name, String columns, String rows, @Nullable TableStatistics statistics)
      throws SQLException {
    RowSignature.Builder signature = RowSignature.builder();
    for (String column : columns.split(", *", -1)) {
      String[] parts = column.split(" ", 2);
      signature.add(parts[0], ColumnType.parse(parts[1]));
    }
    root.add(name, new StoredTable(name, signature.build(), statistics));
    execute("CREATE TABLE " + name + " AS " + rows);
  }

  private void execute(String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  PlannedQuery plan(String sql) {
    Statement.Select select = (Statement.Select) StatementParser.parse(sql).statement();
    return new LogicalPlanner()
        .plan(
            new PlannerInput(
                select.query(), root, List.of(), QueryContext.of(Map.of()), Instant.EPOCH));
  }

  /** Rows of the plan, as texts in ascending order. */
  List<String> planned(PlannedQuery query) throws SQLException {
    StringBuilder columns = new StringBuilder();
    for (PlannedQuery.Output output : query.outputs()) {
      columns.append(columns.isEmpty() ? "" : ", ").append("c" + output.field());
    }
    return rows("SELECT " + columns + " FROM (" + DuckDbRel.write(query.rel()) + ") AS q");
  }

  /** Rows of a text, as texts in ascending order. */
  List<String> rows(String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= width; column++) {
          row.append(text(result.getObject(column))).append('|');
        }
        rows.add(row.toString());
      }
      Collections.sort(rows);
      return rows;
    }
  }

  /** The only row of a query. */
  List<Object> values(String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      List<Object> values = new ArrayList<>();
      for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
        values.add(result.getObject(column));
      }
      return values;
    }
  }

  private static String text(Object value) {
    return value instanceof Double
            || value instanceof Float
            || value instanceof java.math.BigDecimal
        ? "%.6g".formatted(((Number) value).doubleValue())
        : String.valueOf(value);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
