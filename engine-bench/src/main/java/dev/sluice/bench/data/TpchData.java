package dev.sluice.bench.data;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The eight tables of TPC-H; money columns are DOUBLE. */
public final class TpchData implements TableFiles {
  private final Path folder;

  /** Files of one scale below the folder; missing ones are made. */
  public TpchData(Path root, double scale) throws IOException {
    folder = Files.createDirectories(root.resolve("tpch-" + scale));
    for (TpchTable<?> table : TpchTable.getTables()) {
      LineFile.write(file(table.getTableName()), lines(table, scale));
    }
  }

  private static <E extends TpchEntity> Iterator<String> lines(TpchTable<E> table, double scale) {
    Iterator<E> rows = table.createGenerator(scale, 1, 1).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public String next() {
        String line = rows.next().toLine();
        return line.endsWith("|") ? line.substring(0, line.length() - 1) : line;
      }
    };
  }

  @Override
  public List<String> tables() {
    return TpchTable.getTables().stream().map(TpchTable::getTableName).toList();
  }

  @Override
  public Path file(String table) {
    return folder.resolve(table + ".tbl");
  }

  @Override
  public List<Field> fields(String table) {
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
}
