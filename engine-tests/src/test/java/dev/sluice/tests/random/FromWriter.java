package dev.sluice.tests.random;

import dev.sluice.bench.data.Field;
import java.util.ArrayList;
import java.util.List;

/** FROM clauses: tables, common table expressions, subqueries, and joins between them. */
final class FromWriter {
  private final Dice dice;
  private final QueryWriter queries;
  private final ExpressionWriter expressions;
  private int aliases;

  FromWriter(Dice dice, QueryWriter queries, ExpressionWriter expressions) {
    this.dice = dice;
    this.queries = queries;
    this.expressions = expressions;
  }

  /** The clause, and what can be seen behind it. */
  record From(Piece piece, Scope scope) {}

  private record Relation(Piece piece, List<Scope.Column> columns, List<String> keys) {}

  From write(List<Scope.Column> outer, int most) {
    Relation first = relation();
    List<Scope.Column> columns = new ArrayList<>(first.columns());
    List<String> keys = new ArrayList<>(first.keys());
    boolean keyed = !keys.isEmpty();
    Piece piece = first.piece();
    int count = dice.chance(45) ? 1 : dice.between(2, Math.max(2, most));
    for (int i = 1; i < Math.min(count, most); i++) {
      Relation next = relation();
      List<Scope.Column> left = List.copyOf(columns);
      columns.addAll(next.columns());
      Scope both = new Scope(List.copyOf(columns), List.of(), List.of());
      piece = Piece.kind("FROM", join(piece, left, next, both));
      keyed &= !next.keys().isEmpty();
      keys.addAll(next.keys());
    }
    return new From(
        Piece.of(" FROM ", piece),
        new Scope(columns, outer, keyed ? List.copyOf(keys) : List.of()));
  }

  private Piece join(Piece left, List<Scope.Column> columns, Relation right, Scope both) {
    String type =
        dice.of(" JOIN ", " JOIN ", " LEFT JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ");
    if (dice.chance(8)) {
      return Piece.of(left, " CROSS JOIN ", right.piece());
    }
    List<Piece> conditions = new ArrayList<>();
    if (dice.chance(90)) {
      conditions.add(equal(columns, right.columns()));
    }
    if (dice.chance(15)) {
      conditions.add(equal(columns, right.columns()));
    }
    if (conditions.isEmpty() || dice.chance(25)) {
      conditions.add(expressions.predicates().write(both, queries.mayNest() ? 1 : 0));
    }
    return Piece.of(left, type, right.piece(), Piece.list(" ON ", conditions, " AND ", ""));
  }

  private Piece equal(List<Scope.Column> left, List<Scope.Column> right) {
    SqlType type =
        dice.of(SqlType.BIGINT, SqlType.BIGINT, SqlType.BIGINT, SqlType.VARCHAR, SqlType.DATE);
    Scope a = new Scope(left, List.of(), List.of());
    Scope b = new Scope(right, List.of(), List.of());
    int depth = dice.chance(10) ? 1 : 0;
    return Piece.of(
        a.ofType(type).isEmpty()
            ? expressions.leaf(type, a)
            : Piece.text(dice.pick(a.ofType(type)).sql()),
        " = ",
        depth == 0 && !b.ofType(type).isEmpty()
            ? Piece.text(dice.pick(b.ofType(type)).sql())
            : expressions.leaf(type, b));
  }

  private Relation relation() {
    String alias = "r" + aliases++;
    if (dice.chance(12) && queries.mayNest()) {
      List<SqlType> types = queries.types(dice.between(2, 4));
      Piece query = queries.derived(types);
      return new Relation(Piece.of("(", query, ") ", alias), columns(alias, types), List.of());
    }
    if (dice.chance(25) && !queries.commonTables().isEmpty()) {
      QueryWriter.CommonTable table = dice.pick(queries.commonTables());
      return new Relation(
          Piece.text(table.name() + " " + alias), columns(alias, table.types()), List.of());
    }
    List<Scope.Column> columns = new ArrayList<>();
    for (Field field : RandomTables.FIELDS) {
      columns.add(new Scope.Column(alias + "." + field.name(), SqlType.valueOf(field.sqlType())));
    }
    String table = dice.of("t0", "t1", "t1", "t2", "t2", "t3", "t3");
    return new Relation(Piece.text(table + " " + alias), columns, List.of(alias + ".id"));
  }

  private static List<Scope.Column> columns(String alias, List<SqlType> types) {
    List<Scope.Column> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(new Scope.Column(alias + ".c" + i, types.get(i)));
    }
    return columns;
  }
}
