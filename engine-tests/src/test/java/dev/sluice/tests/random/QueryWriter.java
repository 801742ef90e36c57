package dev.sluice.tests.random;

import java.util.ArrayList;
import java.util.List;

/** Whole statements. One writer makes one statement. */
final class QueryWriter {
  private static final int MOST_NESTING = 3;

  private final Dice dice;
  private final ExpressionWriter expressions;
  private final SelectWriter selects;
  private final List<CommonTable> commonTables = new ArrayList<>();
  private int nesting;
  private int nested;

  /** A query by name, with columns c0, c1, …. */
  record CommonTable(String name, List<SqlType> types) {}

  QueryWriter(Dice dice) {
    this.dice = dice;
    expressions = new ExpressionWriter(dice, this);
    selects = new SelectWriter(dice, this, expressions);
  }

  List<CommonTable> commonTables() {
    return commonTables;
  }

  /** Whether one more query may stand within this one. */
  boolean mayNest() {
    return nesting < MOST_NESTING && nested < 5;
  }

  List<SqlType> types(int count) {
    List<SqlType> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(
          dice.of(
              SqlType.BIGINT,
              SqlType.BIGINT,
              SqlType.DOUBLE,
              SqlType.VARCHAR,
              SqlType.DATE,
              SqlType.TIMESTAMP,
              SqlType.BOOLEAN));
    }
    return types;
  }

  /** A statement whose rows are the same bag, however it is run. */
  Piece statement() {
    List<Piece> with = new ArrayList<>();
    int tables = dice.chance(15) ? dice.between(1, 2) : 0;
    for (int i = 0; i < tables; i++) {
      List<SqlType> types = types(dice.between(2, 4));
      Piece query = nest(() -> body(types, List.of()));
      with.add(Piece.of("w" + i + " AS (", query, ")"));
      commonTables.add(new CommonTable("w" + i, types));
    }
    List<SqlType> types = types(dice.between(1, 4));
    Piece body = body(types, List.of());
    Piece order = dice.chance(30) ? limited(types.size()) : Piece.text("");
    return with.isEmpty()
        ? Piece.of(body, order)
        : Piece.of(Piece.optional(Piece.list("WITH ", with, ", ", " ")), body, order);
  }

  /** A query in FROM. */
  Piece derived(List<SqlType> types) {
    return nest(() -> body(types, List.of()));
  }

  /** A query in a condition, which may refer to the queries around. */
  Piece within(List<SqlType> types, Scope scope) {
    return nest(() -> selects.write(types, scope.forSubquery(), false));
  }

  /** A query of one row at most. */
  Piece scalar(SqlType type, Scope scope) {
    return nest(() -> selects.single(type, scope.forSubquery()));
  }

  private Piece body(List<SqlType> types, List<Scope.Column> outer) {
    Piece first = selects.write(types, outer, true);
    if (!dice.chance(12) || !mayNest()) {
      return first;
    }
    String operator =
        dice.of(
            " UNION ",
            " UNION ALL ",
            " UNION ALL ",
            " INTERSECT ",
            " EXCEPT ",
            " INTERSECT ALL ",
            " EXCEPT ALL ");
    return Piece.kind("QUERY", first, operator, nest(() -> selects.write(types, outer, true)));
  }

  private Piece limited(int columns) {
    List<Piece> keys = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      keys.add(Piece.text(i + dice.of("", "", " DESC")));
    }
    return Piece.optional(
        " ORDER BY ",
        Piece.list("", keys, ", ", ""),
        Piece.optional(" LIMIT " + dice.between(0, 12)),
        dice.chance(30) ? Piece.optional(" OFFSET " + dice.between(0, 5)) : Piece.text(""));
  }

  private Piece nest(java.util.function.Supplier<Piece> query) {
    nesting++;
    nested++;
    try {
      return query.get();
    } finally {
      nesting--;
    }
  }

  int nesting() {
    return nesting;
  }
}
