package dev.sluice.bench.data;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The 24 tables of TPC-DS; money columns are DOUBLE. */
public final class TpcdsData implements TableFiles {
  private final Path folder;
  private final List<String> tables;

  /** Files of all tables in one scale below the folder; missing ones are made. */
  public TpcdsData(Path root, double scale) throws IOException {
    this(
        root,
        scale,
        Arrays.stream(Table.values())
            .map(Table::getName)
            .filter(name -> !name.startsWith("s_") && !name.equals("dbgen_version"))
            .toList());
  }

  /** As the other, of some tables. */
  public TpcdsData(Path root, double scale, List<String> tables) throws IOException {
    this.tables = List.copyOf(tables);
    folder = Files.createDirectories(root.resolve("tpcds-" + scale));
    for (String table : tables) {
      if (!Files.exists(file(table))) {
        LineFile.write(file(table), lines(Table.getTable(table), scale));
      }
    }
  }

  private static Iterator<String> lines(Table table, double scale) {
    Session session = Session.getDefaultSession().withScale(scale).withTable(table);
    Iterator<List<List<String>>> rows = Results.constructResults(table, session).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public String next() {
        return rows.next().get(0).stream()
            .map(value -> Objects.toString(value, ""))
            .collect(Collectors.joining("|"));
      }
    };
  }

  @Override
  public List<String> tables() {
    return tables;
  }

  @Override
  public Path file(String table) {
    return folder.resolve(table + ".tbl");
  }

  @Override
  public List<Field> fields(String table) {
    List<Field> fields = new ArrayList<>();
    for (Column column : Table.getTable(table).getColumns()) {
      fields.add(new Field(column.getName().toLowerCase(Locale.ROOT), sqlType(column.getType())));
    }
    return fields;
  }

  private static String sqlType(ColumnType type) {
    return switch (type.getBase()) {
      case INTEGER, IDENTIFIER -> "BIGINT";
      case DECIMAL -> "DOUBLE";
      case DATE -> "DATE";
      default -> "VARCHAR";
    };
  }
}
