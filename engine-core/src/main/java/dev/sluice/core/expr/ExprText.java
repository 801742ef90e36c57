package dev.sluice.core.expr;

import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints expressions, for reports and for people. */
public final class ExprText {
  private static final Map<String, String> INFIX =
      Map.ofEntries(
          Map.entry("and", "&&"),
          Map.entry("or", "||"),
          Map.entry("equals", "=="),
          Map.entry("not_equals", "!="),
          Map.entry("less_than", "<"),
          Map.entry("less_than_or_equal", "<="),
          Map.entry("greater_than", ">"),
          Map.entry("greater_than_or_equal", ">="),
          Map.entry("add", "+"),
          Map.entry("subtract", "-"),
          Map.entry("multiply", "*"),
          Map.entry("divide", "/"),
          Map.entry("mod", "%"));

  private static final Map<String, String> INFIX_SQL =
      Map.of("and", "AND", "or", "OR", "equals", "=", "not_equals", "<>");

  private static final Map<String, String> POSTFIX_SQL =
      Map.of(
          "is_null", "IS NULL",
          "is_not_null", "IS NOT NULL",
          "is_true", "IS TRUE",
          "is_not_true", "IS NOT TRUE",
          "is_false", "IS FALSE",
          "is_not_false", "IS NOT FALSE");

  /** Names in reports, where they differ. */
  private static final Map<String, String> NATIVE =
      Map.ofEntries(
          Map.entry("case", "case_searched"),
          Map.entry("is_null", "isnull"),
          Map.entry("is_not_null", "notnull"),
          Map.entry("is_true", "istrue"),
          Map.entry("is_not_true", "notistrue"),
          Map.entry("is_false", "isfalse"),
          Map.entry("is_not_false", "notisfalse"),
          Map.entry("is_not_distinct_from", "notdistinctfrom"),
          Map.entry("is_distinct_from", "isdistinctfrom"),
          Map.entry("length", "strlen"),
          Map.entry("char_length", "strlen"),
          Map.entry("character_length", "strlen"),
          Map.entry("ifnull", "nvl"),
          Map.entry("power", "pow"),
          Map.entry("ln", "log"),
          Map.entry("degrees", "toDegrees"),
          Map.entry("radians", "toRadians"),
          Map.entry("trunc", "truncate"),
          Map.entry("substr", "substring"),
          Map.entry("trim", "btrim"),
          Map.entry("textcat", "concat"),
          Map.entry("time_parse", "timestamp_parse"),
          Map.entry("time_format", "timestamp_format"),
          Map.entry("time_floor", "timestamp_floor"),
          Map.entry("time_ceil", "timestamp_ceil"),
          Map.entry("time_shift", "timestamp_shift"),
          Map.entry("time_extract", "timestamp_extract"));

  private ExprText() {}

  /** The expression in the native language of reports, e.g. {@code ("a" + 1)}. */
  public static String nativeText(Expr expr) {
    if (expr instanceof Expr.Reference reference) {
      return "\"" + escape(reference.column(), '"') + "\"";
    }
    if (expr instanceof Expr.Literal literal) {
      Object value = number(literal);
      return value instanceof String text ? "'" + escape(text, '\'') + "'" : plain(value, "null");
    }
    Expr.Call call = (Expr.Call) expr;
    List<Expr> arguments = call.arguments();
    String infix = INFIX.get(call.function());
    if (infix != null && arguments.size() >= 2) {
      return "(" + join(arguments, " " + infix + " ", false) + ")";
    }
    return switch (call.function()) {
      case "not" -> "!" + nativeText(arguments.get(0));
      case "negate" -> "-" + nativeText(arguments.get(0));
      case "cast" ->
          "CAST(%s, '%s')".formatted(nativeText(arguments.get(0)), call.type().nativeName());
      case "coalesce" ->
          (arguments.size() == 2 ? "nvl(" : "coalesce(") + join(arguments, ",", false) + ")";
      default ->
          NATIVE.getOrDefault(call.function(), call.function())
              + "("
              + join(arguments, ",", false)
              + ")";
    };
  }

  /** The expression in the manner of SQL, for messages, e.g. {@code a + 1}. */
  public static String readable(Expr expr) {
    String text = sql(expr);
    boolean wrapped = expr instanceof Expr.Call call && isInfix(call);
    return wrapped ? text.substring(1, text.length() - 1) : text;
  }

  private static String sql(Expr expr) {
    if (expr instanceof Expr.Reference reference) {
      String column = reference.column();
      return column.matches("[A-Za-z_][A-Za-z_0-9]*")
          ? column
          : '"' + column.replace("\"", "\"\"") + '"';
    }
    if (expr instanceof Expr.Literal literal) {
      Object value = number(literal);
      if (literal.type() == ScalarType.BOOLEAN && value instanceof Number number) {
        return number.longValue() == 0 ? "FALSE" : "TRUE";
      }
      return value instanceof String text
          ? "'" + text.replace("'", "''") + "'"
          : plain(value, "NULL");
    }
    Expr.Call call = (Expr.Call) expr;
    List<Expr> arguments = call.arguments();
    if (isInfix(call)) {
      String operator =
          INFIX_SQL.getOrDefault(call.function(), INFIX.getOrDefault(call.function(), ""));
      return "(" + join(arguments, " " + operator + " ", true) + ")";
    }
    String postfix = POSTFIX_SQL.get(call.function());
    if (postfix != null) {
      return sql(arguments.get(0)) + " " + postfix;
    }
    return switch (call.function()) {
      case "not" -> "NOT " + sql(arguments.get(0));
      case "negate" -> "-" + sql(arguments.get(0));
      case "cast" -> "CAST(%s AS %s)".formatted(sql(arguments.get(0)), call.type().name());
      case "case" -> caseText(arguments);
      default -> call.function().toUpperCase(Locale.ROOT) + "(" + join(arguments, ", ", true) + ")";
    };
  }

  private static boolean isInfix(Expr.Call call) {
    return INFIX.containsKey(call.function()) && call.arguments().size() >= 2;
  }

  private static String caseText(List<Expr> arguments) {
    StringBuilder text = new StringBuilder("CASE");
    int i = 0;
    for (; i + 1 < arguments.size(); i += 2) {
      text.append(" WHEN ").append(sql(arguments.get(i)));
      text.append(" THEN ").append(sql(arguments.get(i + 1)));
    }
    if (i < arguments.size()) {
      text.append(" ELSE ").append(sql(arguments.get(i)));
    }
    return text.append(" END").toString();
  }

  private static String join(List<Expr> arguments, String separator, boolean sql) {
    return arguments.stream()
        .map(argument -> sql ? sql(argument) : nativeText(argument))
        .collect(Collectors.joining(separator));
  }

  /** The value of a literal, or the number that the units of a decimal stand for. */
  private static @Nullable Object number(Expr.Literal literal) {
    return literal.type() instanceof DecimalType type && literal.value() instanceof Long units
        ? type.value(units)
        : literal.value();
  }

  private static String plain(@Nullable Object value, String nullText) {
    if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    return value == null ? nullText : value.toString();
  }

  private static String escape(String text, char quote) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> {
          if (c == quote || c == '\\') {
            escaped.append('\\');
          }
          escaped.append(c);
        }
      }
    }
    return escaped.toString();
  }
}
