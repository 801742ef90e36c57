package dev.sluice.tests.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SELECT … FROM … WHERE … GROUP BY … HAVING. */
final class SelectWriter {
  private final Dice dice;
  private final QueryWriter queries;
  private final ExpressionWriter expressions;
  private final AggregateWriter aggregates;
  private final FromWriter froms;

  SelectWriter(Dice dice, QueryWriter queries, ExpressionWriter expressions) {
    this.dice = dice;
    this.queries = queries;
    this.expressions = expressions;
    aggregates = new AggregateWriter(dice, expressions);
    froms = new FromWriter(dice, queries, expressions);
  }

  /**
   * A query with columns c0, c1, ….
   *
   * @param rich whether groupings and windows are wanted as well
   */
  Piece write(List<SqlType> types, List<Scope.Column> outer, boolean rich) {
    FromWriter.From from = froms.write(outer, queries.nesting() == 0 ? 3 : 2);
    Piece where = where(from.scope(), !outer.isEmpty());
    if (rich && dice.chance(35)) {
      return grouped(types, from, where);
    }
    boolean windows = rich && dice.chance(18);
    String distinct = dice.chance(10) ? "SELECT DISTINCT " : "SELECT ";
    List<Piece> items = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      SqlType type = types.get(i);
      boolean window = windows && type != SqlType.BOOLEAN && dice.chance(60);
      Piece value =
          window
              ? aggregates.window(type, from.scope(), 1)
              : expressions.write(type, from.scope(), 2);
      items.add(Piece.of(value, " AS c" + i));
    }
    return Piece.kind("QUERY", Piece.list(distinct, items, ", ", ""), from.piece(), where);
  }

  /** A query of one aggregate over all rows. */
  Piece single(SqlType type, List<Scope.Column> outer) {
    FromWriter.From from = froms.write(outer, 2);
    Piece where = where(from.scope(), true);
    Piece value =
        aggregates.aggregate(type, new Scope(from.scope().columns(), List.of(), List.of()), 1);
    return Piece.of(
        "SELECT ",
        value == null ? Piece.text("COUNT(*) > 2") : value,
        " AS c0",
        from.piece(),
        where);
  }

  private Piece where(Scope scope, boolean correlated) {
    List<Piece> conditions = new ArrayList<>();
    if (correlated && dice.chance(60)) {
      Piece condition = correlation(scope);
      if (condition != null) {
        conditions.add(condition);
      }
    }
    int more = dice.of(0, 0, 1, 1, 2);
    for (int i = 0; i < more; i++) {
      conditions.add(expressions.predicates().write(scope, 2));
    }
    return conditions.isEmpty()
        ? Piece.text("")
        : Piece.optional(Piece.list(" WHERE ", conditions, " AND ", ""));
  }

  private @Nullable Piece correlation(Scope scope) {
    SqlType type = dice.of(SqlType.BIGINT, SqlType.BIGINT, SqlType.VARCHAR);
    List<Scope.Column> mine = scope.ofType(type);
    List<Scope.Column> outer = scope.outerOfType(type);
    if (mine.isEmpty() || outer.isEmpty()) {
      return null;
    }
    return Piece.text(
        dice.pick(mine).sql()
            + dice.of(" = ", " = ", " = ", " < ", " <> ")
            + dice.pick(outer).sql());
  }

  private Piece grouped(List<SqlType> types, FromWriter.From from, Piece where) {
    Scope scope = from.scope();
    List<Piece> items = new ArrayList<>();
    List<Piece> keys = new ArrayList<>();
    int wanted = dice.between(0, 2);
    for (int i = 0; i < types.size(); i++) {
      Piece value =
          keys.size() < wanted && dice.chance(60)
              ? null
              : aggregates.aggregate(types.get(i), scope, 1);
      if (value == null) {
        value = key(types.get(i), scope);
        keys.add(value);
      }
      items.add(Piece.of(value, " AS c" + i));
    }
    boolean several =
        keys.size() > 1 && new HashSet<>(keys).size() == keys.size() && dice.chance(35);
    String sets = dice.of("ROLLUP(", "CUBE(", "GROUPING SETS((), ");
    Piece groups =
        keys.isEmpty()
            ? Piece.text("")
            : several
                ? Piece.of(" GROUP BY ", Piece.list(sets, keys, ", ", ")"))
                : Piece.list(" GROUP BY ", keys, ", ", "");
    return Piece.kind(
        "QUERY",
        Piece.list("SELECT ", items, ", ", ""),
        from.piece(),
        where,
        groups,
        having(scope));
  }

  /** A key that is an expression of a column, so that the two places of it are the same text. */
  private Piece key(SqlType type, Scope scope) {
    List<Scope.Column> columns = scope.ofType(type);
    if (columns.isEmpty()) {
      return Piece.text("COALESCE(NULL, " + expressions.literal(type) + ")");
    }
    String column = dice.pick(columns).sql();
    if (type == SqlType.BIGINT && dice.chance(20)) {
      return Piece.text("MOD(" + column + ", 3)");
    }
    return Piece.text(column);
  }

  private Piece having(Scope scope) {
    if (!dice.chance(20)) {
      return Piece.text("");
    }
    SqlType type = dice.of(SqlType.BIGINT, SqlType.BIGINT, SqlType.DOUBLE);
    Piece value = aggregates.aggregate(type, scope, 0);
    return value == null
        ? Piece.text("")
        : Piece.optional(" HAVING ", value, dice.of(" > ", " <= ", " = ") + dice.between(0, 6));
  }
}
