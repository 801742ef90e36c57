package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Calls of functions that keep their name, in lower case, and with few exceptions arguments. */
final class NamedFunctions {
  private static final Set<String> TEXTS = Set.of("||", "concat", "textcat", "like");

  private NamedFunctions() {}

  /**
   * The call.
   *
   * @param type of the result, DOUBLE for DECIMAL
   * @param exact type of the result if the function keeps exact decimals as such
   */
  static Expr call(
      String sqlName,
      List<Expr> operands,
      ColumnType type,
      ColumnType exact,
      Conversions conversions) {
    String name = sqlName.toLowerCase(Locale.ROOT);
    if (exact instanceof DecimalType && keepsDecimals(name, operands)) {
      return decimal(name, operands, exact, conversions);
    }
    List<Expr> arguments = TEXTS.contains(name) ? operands : doubles(operands, conversions);
    return switch (name) {
      case "||", "concat", "textcat" ->
          new Expr.Call("concat", texts(arguments, conversions), type);
      case "trim" -> trim(arguments, type);
      case "like" -> new Expr.Call("like", texts(arguments, conversions), type);
      case "ilike" -> Patterns.ilike(texts(arguments, conversions), conversions);
      case "similar to" -> Patterns.similar(texts(arguments, conversions));
      case "sign" -> sign(arguments.get(0));
      case "greatest", "least", "nvl", "ifnull" ->
          new Expr.Call(name, alike(arguments, type, conversions), type);
      default -> new Expr.Call(name, arguments, type);
    };
  }

  private static boolean keepsDecimals(String name, List<Expr> operands) {
    return switch (name) {
      case "abs", "ceil", "ceiling", "floor", "greatest", "least", "nvl", "ifnull", "nullif" ->
          true;
      case "round", "truncate", "trunc" ->
          operands.size() == 1 || operands.get(1) instanceof Expr.Literal;
      default -> false;
    };
  }

  private static Expr decimal(
      String name, List<Expr> operands, ColumnType type, Conversions conversions) {
    return switch (name) {
      case "greatest", "least", "nvl", "ifnull" ->
          new Expr.Call(name, alike(operands, type, conversions), type);
      case "nullif" ->
          new Expr.Call(
              name, List.of(conversions.cast(operands.get(0), type), operands.get(1)), type);
      default -> new Expr.Call(name, operands, type);
    };
  }

  /** The operands, exact decimals among them as DOUBLE. */
  private static List<Expr> doubles(List<Expr> operands, Conversions conversions) {
    List<Expr> converted = new ArrayList<>();
    for (Expr operand : operands) {
      converted.add(
          Decimals.isExact(operand) ? conversions.cast(operand, ScalarType.DOUBLE) : operand);
    }
    return converted;
  }

  private static Expr sign(Expr number) {
    Expr zero = Expressions.number(0);
    return Expressions.call(
        "case",
        ScalarType.LONG,
        Expressions.test("greater_than", number, zero),
        Expressions.number(1),
        Expressions.test("less_than", number, zero),
        Expressions.number(-1),
        Expressions.test("is_null", number),
        Expressions.nullOf(ScalarType.LONG),
        zero);
  }

  private static List<Expr> texts(List<Expr> arguments, Conversions conversions) {
    return alike(arguments, ScalarType.STRING, conversions);
  }

  private static List<Expr> alike(List<Expr> arguments, ColumnType type, Conversions conversions) {
    List<Expr> converted = new ArrayList<>();
    for (Expr argument : arguments) {
      converted.add(conversions.cast(argument, type));
    }
    return converted;
  }

  /** TRIM(side, characters, text). */
  private static Expr trim(List<Expr> arguments, ColumnType type) {
    String side = String.valueOf(((Expr.Literal) arguments.get(0)).value());
    String name =
        switch (side) {
          case "LEADING" -> "ltrim";
          case "TRAILING" -> "rtrim";
          default -> "trim";
        };
    return Expressions.call(name, type, arguments.get(2), arguments.get(1));
  }
}
