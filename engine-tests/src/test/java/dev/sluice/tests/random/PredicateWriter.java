package dev.sluice.tests.random;

import java.util.List;

/** Conditions, also with subqueries. */
final class PredicateWriter {
  private static final String KIND = SqlType.BOOLEAN.name();

  private final Dice dice;
  private final ExpressionWriter expressions;
  private final QueryWriter queries;

  PredicateWriter(Dice dice, ExpressionWriter expressions, QueryWriter queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
  }

  Piece write(Scope scope, int depth) {
    if (depth > 0 && dice.chance(30)) {
      return combined(scope, depth - 1);
    }
    if (dice.chance(18) && queries.mayNest()) {
      return subquery(scope);
    }
    return simple(scope, depth);
  }

  private Piece combined(Scope scope, int depth) {
    Piece left = write(scope, depth);
    return switch (dice.between(0, 5)) {
      case 0, 1 -> Piece.kind(KIND, "(", left, " OR ", write(scope, depth), ")");
      case 2, 3 -> Piece.kind(KIND, "(", left, " AND ", write(scope, depth), ")");
      case 4 -> Piece.kind(KIND, "NOT (", left, ")");
      default ->
          Piece.kind(
              KIND, "((", left, ") IS " + dice.of("TRUE", "NOT TRUE", "FALSE", "NOT FALSE") + ")");
    };
  }

  private Piece simple(Scope scope, int depth) {
    SqlType type =
        dice.of(
            SqlType.BIGINT,
            SqlType.BIGINT,
            SqlType.DOUBLE,
            SqlType.VARCHAR,
            SqlType.DATE,
            SqlType.TIMESTAMP);
    Piece left = expressions.write(type, scope, depth);
    return switch (dice.between(0, 9)) {
      case 0 -> Piece.kind(KIND, "(", left, " IS " + dice.of("", "NOT ") + "NULL)");
      case 1 ->
          Piece.kind(
              KIND,
              "(",
              left,
              dice.of(" IN (", " NOT IN ("),
              Piece.list(
                  "",
                  List.of(
                      Piece.text(expressions.literal(type)),
                      Piece.text(expressions.literal(type)),
                      dice.chance(10) ? Piece.text("NULL") : Piece.text(expressions.literal(type))),
                  ", ",
                  ""),
              "))");
      case 2 ->
          Piece.kind(
              KIND,
              "(",
              left,
              " BETWEEN ",
              expressions.leaf(type, scope),
              " AND ",
              expressions.leaf(type, scope),
              ")");
      case 3 ->
          Piece.kind(
              KIND,
              "(",
              expressions.write(SqlType.VARCHAR, scope, depth),
              dice.of(" LIKE ", " NOT LIKE ") + dice.of("'a%'", "'%b%'", "'_b'", "'%c'") + ")");
      case 4 ->
          Piece.kind(
              KIND,
              "(",
              left,
              dice.of(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM "),
              expressions.leaf(type, scope),
              ")");
      case 5 -> expressions.leaf(SqlType.BOOLEAN, scope);
      default ->
          Piece.kind(
              KIND,
              "(",
              left,
              dice.of(" = ", " <> ", " < ", " <= ", " > ", " >= "),
              expressions.write(type, scope, depth),
              ")");
    };
  }

  private Piece subquery(Scope scope) {
    SqlType type = dice.of(SqlType.BIGINT, SqlType.BIGINT, SqlType.VARCHAR, SqlType.DATE);
    Piece left = expressions.leaf(type, scope);
    return switch (dice.between(0, 7)) {
      case 0, 1 ->
          Piece.kind(
              KIND, dice.of("", "NOT ") + "EXISTS (", queries.within(List.of(type), scope), ")");
      case 2, 3, 4 ->
          Piece.kind(
              KIND,
              "(",
              left,
              dice.of(" IN (", " IN (", " NOT IN ("),
              queries.within(List.of(type), scope),
              "))");
      case 5 ->
          Piece.kind(
              KIND,
              "(",
              left,
              dice.of(" > ALL (", " < ANY (", " = ANY (", " <> ALL ("),
              queries.within(List.of(type), scope),
              "))");
      default ->
          Piece.kind(
              KIND,
              "(",
              left,
              dice.of(" = ", " < ", " >= ") + "(",
              queries.scalar(type, scope),
              "))");
    };
  }
}
