package dev.sluice.bench.compare;

import dev.sluice.bench.data.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** DuckDB over JDBC; NULL sorts as the least value. */
public final class DuckDbContender implements Contender {
  private final Connection connection;

  /**
   * A database.
   *
   * @param file where it is kept, or null for memory
   * @param memoryBytes its limit, or 0 for the default
   */
  public DuckDbContender(@Nullable Path file, int threads, long memoryBytes) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:" + (file == null ? "" : file));
    run("SET threads = " + threads);
    run("SET TimeZone = 'UTC'");
    run("SET default_null_order = 'nulls_first_on_asc_last_on_desc'");
    if (memoryBytes > 0) {
      run("SET memory_limit = '" + memoryBytes + "B'");
    }
  }

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public void load(String table, List<Field> fields, Path file) throws SQLException {
    String columns =
        fields.stream()
            .map(f -> "'" + f.name() + "': '" + f.sqlType() + "'")
            .collect(Collectors.joining(", ", "{", "}"));
    run(
        ("CREATE OR REPLACE TABLE %s AS SELECT * FROM read_csv('%s', delim = '|', header = false,"
                + " quote = '', escape = '', auto_detect = false, columns = %s)")
            .formatted(table, file, columns));
  }

  @Override
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public List<List<@Nullable Object>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>(width);
        for (int column = 1; column <= width; column++) {
          row.add(result.getObject(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
