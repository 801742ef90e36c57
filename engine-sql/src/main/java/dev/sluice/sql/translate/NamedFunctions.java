package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Calls of functions that keep their name, in lower case, and with few exceptions arguments. */
final class NamedFunctions {
  private NamedFunctions() {}

  static Expr call(String sqlName, List<Expr> arguments, ColumnType type, Conversions conversions) {
    String name = sqlName.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "||", "concat", "textcat" ->
          new Expr.Call("concat", texts(arguments, conversions), type);
      case "trim" -> trim(arguments, type);
      case "like" -> new Expr.Call("like", texts(arguments, conversions), type);
      case "greatest", "least", "nvl", "ifnull" ->
          new Expr.Call(name, alike(arguments, type, conversions), type);
      default -> new Expr.Call(name, arguments, type);
    };
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
