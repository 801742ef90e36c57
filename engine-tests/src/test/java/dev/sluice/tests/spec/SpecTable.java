package dev.sluice.tests.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table of a spec file, for the engine and for the oracle: {@code table NAME (a BIGINT, b
 * VARCHAR)}, then one line of comma-separated values a row; an empty value is NULL, {@code ""} the
 * empty text.
 */
record SpecTable(String name, List<String> names, List<String> types, List<String> rows) {

  static SpecTable of(SpecRecord spec) {
    String text = String.join(" ", spec.arguments());
    String columns = text.substring(text.indexOf('(') + 1, text.lastIndexOf(')'));
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (String column : columns.split(",", -1)) {
      String[] parts = column.trim().split("\\s+", -1);
      names.add(parts[0]);
      types.add(parts[1].toUpperCase(Locale.ROOT));
    }
    return new SpecTable(text.substring(0, text.indexOf('(')).trim(), names, types, spec.body());
  }

  String insert() {
    String columns =
        names.stream().map(n -> '"' + n + '"').collect(Collectors.joining(",", "[", "]"));
    List<String> signature = new ArrayList<>();
    List<String> select = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      signature.add(
          "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(names.get(i), external(types.get(i))));
      String column = '"' + names.get(i) + '"';
      String type = types.get(i);
      boolean cast = type.equals("TIMESTAMP") || type.equals("DATE") || type.equals("BOOLEAN");
      select.add(cast ? "CAST(%s AS %s) AS %s".formatted(column, type, column) : column);
    }
    return """
        REPLACE INTO "%s" OVERWRITE ALL SELECT %s FROM TABLE(EXTERN(
        '{"type":"inline","data":%s}', '{"type":"csv","columns":%s}', '[%s]')) PARTITIONED BY ALL"""
        .formatted(
            name,
            String.join(", ", select),
            json(String.join("\n", rows)).replace("'", "''"),
            columns,
            String.join(",", signature));
  }

  private static String json(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static String external(String type) {
    return switch (type) {
      case "BIGINT" -> "long";
      case "DOUBLE" -> "double";
      case "FLOAT" -> "float";
      default -> "string";
    };
  }

  /** Statements that make the same table in the oracle. */
  List<String> oracleStatements() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add('"' + names.get(i) + "\" " + types.get(i));
    }
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE OR REPLACE TABLE \"%s\" (%s)".formatted(name, String.join(", ", columns)));
    for (String row : rows) {
      List<String> values = new ArrayList<>();
      for (String value : values(row)) {
        values.add(value.isEmpty() ? "NULL" : value.equals("\"\"") ? "''" : literal(value));
      }
      statements.add("INSERT INTO \"%s\" VALUES (%s)".formatted(name, String.join(", ", values)));
    }
    return statements;
  }

  private static String literal(String value) {
    String text =
        value.startsWith("\"")
            ? value.substring(1, value.length() - 1).replace("\"\"", "\"")
            : value;
    return "'" + text.replace("'", "''") + "'";
  }

  /** Values of a row; commas within quotes do not separate. */
  private static List<String> values(String row) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }
}
