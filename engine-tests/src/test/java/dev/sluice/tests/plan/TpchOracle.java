package dev.sluice.tests.plan;

import dev.sluice.bench.data.Field;
import dev.sluice.bench.data.TpchData;
import dev.sluice.core.segment.ColumnStatistics;
import dev.sluice.core.table.TableStatistics;
import dev.sluice.frames.type.ColumnType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of TPC-H at a hundredth of scale 1, with their statistics. */
final class TpchOracle {
  private static final double SCALE = 0.01;

  private TpchOracle() {}

  static PlanOracle open(Path folder) throws SQLException, IOException {
    PlanOracle oracle = new PlanOracle();
    TpchData data = new TpchData(folder, SCALE);
    for (String table : data.tables()) {
      List<String> columns = new ArrayList<>();
      List<String> read = new ArrayList<>();
      for (Field field : data.fields(table)) {
        columns.add(field.name() + " " + type(field.sqlType()));
        read.add("'" + field.name() + "': '" + field.sqlType() + "'");
      }
      String rows =
          "SELECT * FROM read_csv('%s', delim = '|', header = false, quote = '', columns = {%s})"
              .formatted(data.file(table), String.join(", ", read));
      oracle.table(table, String.join(", ", columns), rows, statistics(oracle, data, table, rows));
    }
    return oracle;
  }

  private static String type(String sql) {
    return switch (sql) {
      case "BIGINT" -> "LONG";
      case "VARCHAR" -> "STRING";
      default -> sql;
    };
  }

  private static TableStatistics statistics(
      PlanOracle oracle, TpchData data, String table, String rows) throws SQLException {
    Map<String, ColumnStatistics> columns = new HashMap<>();
    for (Field field : data.fields(table)) {
      String bounds =
          switch (field.sqlType()) {
            case "DATE" -> "min(%1$s) - DATE '1970-01-01', max(%1$s) - DATE '1970-01-01'";
            case "VARCHAR" -> "NULL, NULL";
            default -> "min(%1$s), max(%1$s)";
          };
      List<Object> values =
          oracle.values(
              ("SELECT count(DISTINCT %1$s), " + bounds + " FROM (" + rows.replace("%", "%%") + ")")
                  .formatted(field.name()));
      columns.put(
          field.name(),
          new ColumnStatistics(
              field.name(),
              ColumnType.parse(type(field.sqlType())),
              values.get(1),
              values.get(2),
              0,
              ((Number) values.get(0)).longValue()));
    }
    long count = ((Number) oracle.values("SELECT count(*) FROM (" + rows + ")").get(0)).longValue();
    return new TableStatistics(count, count * 100, 1, columns);
  }
}
