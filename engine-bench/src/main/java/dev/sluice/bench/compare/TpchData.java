package dev.sluice.bench.compare;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** TPC-H tables as text files with {@code |} between the values. */
final class TpchData {
  private final Path folder;

  /** Files of one scale below the folder; missing ones are made. */
  TpchData(Path root, double scale) throws IOException {
    folder = Files.createDirectories(root.resolve("tpch-" + scale));
    for (TpchTable<?> table : TpchTable.getTables()) {
      write(table, scale, file(table.getTableName()));
    }
  }

  /** One column of a table. */
  record Field(String name, String sqlType) {
    /** Type in the signature of external data. */
    String externalType() {
      return switch (sqlType) {
        case "BIGINT" -> "long";
        case "DOUBLE" -> "double";
        default -> "string";
      };
    }
  }

  List<String> tables() {
    return TpchTable.getTables().stream().map(TpchTable::getTableName).toList();
  }

  Path file(String table) {
    return folder.resolve(table + ".tbl");
  }

  List<Field> fields(String table) {
    String prefix = table.equals("partsupp") ? "ps_" : table.charAt(0) + "_";
    List<Field> fields = new ArrayList<>();
    for (TpchColumn<?> column : TpchTable.getTable(table).getColumns()) {
      String name = column.getColumnName();
      fields.add(
          new Field(name.startsWith(prefix) ? name : prefix + name, sqlType(column.getType())));
    }
    return fields;
  }

  private static String sqlType(TpchColumnType type) {
    return switch (type.getBase()) {
      case INTEGER, IDENTIFIER -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case DATE -> "DATE";
      case VARCHAR -> "VARCHAR";
    };
  }

  private static void write(TpchTable<?> table, double scale, Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (BufferedWriter writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      for (TpchEntity row : table.createGenerator(scale, 1, 1)) {
        String line = row.toLine();
        writer.write(line, 0, line.endsWith("|") ? line.length() - 1 : line.length());
        writer.write('\n');
      }
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
