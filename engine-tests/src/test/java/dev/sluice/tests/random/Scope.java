package dev.sluice.tests.random;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that an expression may use.
 *
 * @param columns those of FROM
 * @param outer those of the queries around
 * @param keys columns that together differ in every row of FROM; empty if there are none
 */
record Scope(List<Column> columns, List<Column> outer, List<String> keys) {

  /** A column as it is written. */
  record Column(String sql, SqlType type) {}

  List<Column> ofType(SqlType type) {
    return columns.stream().filter(column -> column.type() == type).toList();
  }

  List<Column> outerOfType(SqlType type) {
    return outer.stream().filter(column -> column.type() == type).toList();
  }

  /** What a query within sees of the queries around it. */
  List<Column> forSubquery() {
    List<Column> all = new ArrayList<>(outer);
    all.addAll(columns);
    return all;
  }

  static Scope outerOnly(List<Column> outer) {
    return new Scope(List.of(), outer, List.of());
  }
}
