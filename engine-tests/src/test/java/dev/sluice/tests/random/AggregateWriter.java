package dev.sluice.tests.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of aggregate and window functions. */
final class AggregateWriter {
  private final Dice dice;
  private final ExpressionWriter expressions;

  AggregateWriter(Dice dice, ExpressionWriter expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  /** An aggregate of the type, or null if there is none. */
  @Nullable Piece aggregate(SqlType type, Scope scope, int depth) {
    Piece call = call(type, scope, depth);
    if (call == null || !dice.chance(10)) {
      return call;
    }
    Piece condition = expressions.predicates().write(scope, 0);
    return Piece.kind(type.name(), call, Piece.optional(" FILTER (WHERE ", condition, ")"));
  }

  private @Nullable Piece call(SqlType type, Scope scope, int depth) {
    if (type == SqlType.BOOLEAN) {
      return null;
    }
    if (type == SqlType.BIGINT && dice.chance(50)) {
      SqlType counted = dice.of(SqlType.values());
      return switch (dice.between(0, 2)) {
        case 0 -> Piece.kind("BIGINT", "COUNT(*)");
        case 1 -> Piece.kind("BIGINT", "COUNT(", expressions.write(counted, scope, depth), ")");
        default ->
            Piece.kind("BIGINT", "COUNT(DISTINCT ", expressions.write(counted, scope, depth), ")");
      };
    }
    Piece argument = expressions.write(type, scope, depth);
    if (type.isNumber() && dice.chance(50)) {
      String distinct = dice.chance(12) ? "DISTINCT " : "";
      return Piece.kind(type.name(), "SUM(" + distinct, argument, ")");
    }
    if (type == SqlType.DOUBLE && dice.chance(40)) {
      return Piece.kind("DOUBLE", "AVG(", argument, ")");
    }
    return Piece.kind(type.name(), dice.of("MIN(", "MAX("), argument, ")");
  }

  /** A window function whose value does not depend on how equal rows are ordered. */
  Piece window(SqlType type, Scope scope, int depth) {
    boolean total = !scope.keys().isEmpty() && dice.chance(60);
    Piece partition =
        Piece.optional("PARTITION BY ", expressions.leaf(dice.of(SqlType.values()), scope), " ");
    List<Piece> order = new ArrayList<>();
    order.add(
        Piece.of(expressions.leaf(dice.of(SqlType.BIGINT, SqlType.VARCHAR), scope), direction()));
    if (total) {
      scope.keys().forEach(key -> order.add(Piece.text(key + direction())));
    }
    Piece ordered = Piece.of("ORDER BY ", Piece.list("", order, ", ", ""));
    if (!total) {
      Piece call = type == SqlType.BIGINT && dice.chance(50) ? rank() : running(type, scope, depth);
      return Piece.kind(type.name(), call, " OVER (", partition, ordered, ")");
    }
    if (type == SqlType.BIGINT && dice.chance(40)) {
      return Piece.kind(
          "BIGINT", dice.of("ROW_NUMBER()", "NTILE(3)"), " OVER (", partition, ordered, ")");
    }
    if (dice.chance(40)) {
      Piece argument = expressions.write(type, scope, depth);
      String tail = dice.of(")", ", 2)");
      return Piece.kind(
          type.name(),
          dice.of("LAG(", "LEAD("),
          argument,
          tail + " OVER (",
          partition,
          ordered,
          ")");
    }
    Piece call =
        dice.chance(30)
            ? Piece.of(
                dice.of("FIRST_VALUE(", "LAST_VALUE("), expressions.write(type, scope, depth), ")")
            : running(type, scope, depth);
    return Piece.kind(
        type.name(), call, " OVER (", partition, ordered, Piece.optional(frame()), ")");
  }

  private String direction() {
    return dice.of("", "", " DESC");
  }

  private String frame() {
    return dice.of(
        " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
        " ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING",
        " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
        " ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING",
        " ROWS 3 PRECEDING",
        " RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING");
  }

  private Piece rank() {
    return Piece.text(dice.of("RANK()", "DENSE_RANK()"));
  }

  private Piece running(SqlType type, Scope scope, int depth) {
    if (type == SqlType.BIGINT && dice.chance(30)) {
      return Piece.text("COUNT(*)");
    }
    Piece argument = expressions.write(type, scope, depth);
    return type.isNumber() && dice.chance(60)
        ? Piece.of("SUM(", argument, ")")
        : Piece.of(dice.of("MIN(", "MAX("), argument, ")");
  }
}
