package dev.sluice.tests.random;

import java.util.List;

/** Scalar expressions of a wanted type. */
final class ExpressionWriter {
  private final Dice dice;
  private final QueryWriter queries;
  private final PredicateWriter predicates;

  ExpressionWriter(Dice dice, QueryWriter queries) {
    this.dice = dice;
    this.queries = queries;
    this.predicates = new PredicateWriter(dice, this, queries);
  }

  PredicateWriter predicates() {
    return predicates;
  }

  /** An expression; the greater the depth, the more may be in it. */
  Piece write(SqlType type, Scope scope, int depth) {
    if (depth <= 0 || dice.chance(35)) {
      return leaf(type, scope);
    }
    if (dice.chance(20)) {
      return general(type, scope, depth - 1);
    }
    if (dice.chance(6) && queries.mayNest()) {
      return Piece.kind(type.name(), "(", queries.scalar(type, scope), ")");
    }
    return switch (type) {
      case BIGINT -> whole(scope, depth - 1);
      case DOUBLE -> fraction(scope, depth - 1);
      case VARCHAR -> text(scope, depth - 1);
      case DATE -> leaf(type, scope);
      case TIMESTAMP ->
          Piece.kind("TIMESTAMP", "CAST(", leaf(SqlType.DATE, scope), " AS TIMESTAMP)");
      case BOOLEAN -> predicates.write(scope, depth - 1);
    };
  }

  /** A column, or a literal. */
  Piece leaf(SqlType type, Scope scope) {
    List<Scope.Column> columns = scope.ofType(type);
    List<Scope.Column> outer = scope.outerOfType(type);
    if (!outer.isEmpty() && dice.chance(columns.isEmpty() ? 60 : 12)) {
      return Piece.kind(type.name(), dice.pick(outer).sql());
    }
    if (!columns.isEmpty() && dice.chance(80)) {
      return Piece.kind(type.name(), dice.pick(columns).sql());
    }
    return Piece.kind(type.name(), literal(type));
  }

  String literal(SqlType type) {
    return switch (type) {
      case BIGINT -> Integer.toString(dice.between(0, 12));
      case DOUBLE -> dice.of("0.5", "2.25", "10.0", "1.0");
      case VARCHAR -> dice.of("'a'", "'b'", "'Abc'", "'none'");
      case DATE -> "DATE '2000-0" + dice.of("2-28", "2-29", "3-01") + "'";
      case TIMESTAMP -> "TIMESTAMP '2000-02-" + dice.of("28 23:30:00", "29 00:00:00") + "'";
      case BOOLEAN -> dice.of("TRUE", "FALSE");
    };
  }

  private Piece general(SqlType type, Scope scope, int depth) {
    String kind = type.name();
    return switch (dice.between(0, 3)) {
      case 0 ->
          Piece.kind(
              kind,
              "CASE WHEN ",
              predicates.write(scope, depth),
              " THEN ",
              write(type, scope, depth),
              Piece.optional(" ELSE ", write(type, scope, depth)),
              " END");
      case 1 ->
          Piece.kind(
              kind, "COALESCE(", write(type, scope, depth), ", ", write(type, scope, depth), ")");
      case 2 ->
          Piece.kind(kind, "NULLIF(", write(type, scope, depth), ", ", leaf(type, scope), ")");
      default -> {
        SqlType switched = dice.of(SqlType.BIGINT, SqlType.VARCHAR);
        yield Piece.kind(
            kind,
            "CASE ",
            write(switched, scope, depth),
            " WHEN " + literal(switched) + " THEN ",
            write(type, scope, depth),
            " ELSE ",
            write(type, scope, depth),
            " END");
      }
    };
  }

  private Piece whole(Scope scope, int depth) {
    Piece left = write(SqlType.BIGINT, scope, depth);
    return switch (dice.between(0, 6)) {
      case 0, 1 ->
          binary("BIGINT", left, dice.of(" + ", " - "), write(SqlType.BIGINT, scope, depth));
      case 2 -> binary("BIGINT", left, " * ", leaf(SqlType.BIGINT, scope));
      case 3 -> Piece.kind("BIGINT", "ABS(", left, ")");
      case 4 -> Piece.kind("BIGINT", "MOD(", left, ", " + dice.between(2, 7) + ")");
      case 5 -> Piece.kind("BIGINT", "CHAR_LENGTH(", write(SqlType.VARCHAR, scope, depth), ")");
      default ->
          Piece.kind(
              "BIGINT",
              "EXTRACT(" + dice.of("YEAR", "MONTH", "DAY") + " FROM ",
              leaf(dice.of(SqlType.DATE, SqlType.TIMESTAMP), scope),
              ")");
    };
  }

  private Piece fraction(Scope scope, int depth) {
    Piece left = write(SqlType.DOUBLE, scope, depth);
    return switch (dice.between(0, 3)) {
      case 0, 1 ->
          binary("DOUBLE", left, dice.of(" + ", " - "), write(SqlType.DOUBLE, scope, depth));
      case 2 -> binary("DOUBLE", left, " * ", leaf(SqlType.BIGINT, scope));
      default -> Piece.kind("DOUBLE", "CAST(", write(SqlType.BIGINT, scope, depth), " AS DOUBLE)");
    };
  }

  private Piece text(Scope scope, int depth) {
    Piece inner = write(SqlType.VARCHAR, scope, depth);
    return switch (dice.between(0, 3)) {
      case 0 -> Piece.kind("VARCHAR", "UPPER(", inner, ")");
      case 1 -> Piece.kind("VARCHAR", "LOWER(", inner, ")");
      case 2 -> Piece.kind("VARCHAR", "SUBSTRING(", inner, " FROM 1 FOR 2)");
      default -> binary("VARCHAR", inner, " || ", leaf(SqlType.VARCHAR, scope));
    };
  }

  private static Piece binary(String kind, Piece left, String operator, Piece right) {
    return Piece.kind(kind, "(", left, operator, right, ")");
  }
}
