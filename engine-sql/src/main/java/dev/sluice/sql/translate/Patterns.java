package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ILIKE and SIMILAR TO in terms of other functions of texts. */
final class Patterns {
  private Patterns() {}

  /** LIKE that ignores case. */
  static Expr ilike(List<Expr> texts, Conversions conversions) {
    List<Expr> lowered =
        texts.stream()
            .map(text -> conversions.folded(Expressions.call("lower", text.type(), text)))
            .toList();
    return new Expr.Call("like", lowered, ScalarType.BOOLEAN);
  }

  /** Whether the whole text matches a pattern, which is a literal. */
  static Expr similar(List<Expr> texts) {
    if (!(texts.get(1) instanceof Expr.Literal pattern)
        || (texts.size() > 2 && !(texts.get(2) instanceof Expr.Literal))) {
      throw Unsupported.construct("SIMILAR TO with a pattern that is no literal");
    }
    if (pattern.value() == null) {
      return Expressions.nullOf(ScalarType.BOOLEAN);
    }
    String escape = texts.size() > 2 ? (String) ((Expr.Literal) texts.get(2)).value() : null;
    String regex = regex(String.valueOf(pattern.value()), escape);
    return Expressions.test(
        "regexp_like", texts.get(0), Expressions.text("(?s)^(?:" + regex + ")$"));
  }

  /** The pattern as a regular expression: % and _ as in LIKE, the rest as in the standard. */
  private static String regex(String pattern, @Nullable String escape) {
    StringBuilder regex = new StringBuilder();
    boolean inList = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (escape != null && escape.length() == 1 && c == escape.charAt(0)) {
        if (++i == pattern.length()) {
          throw new IllegalArgumentException(
              "SIMILAR TO pattern [" + pattern + "] ends with its escape character");
        }
        regex.append(Pattern.quote(pattern.substring(i, i + 1)));
        continue;
      }
      inList = c == '[' || (inList && c != ']');
      if (c == '%' && !inList) {
        regex.append(".*");
      } else if (c == '_' && !inList) {
        regex.append('.');
      } else {
        regex
            .append(c == '.' || c == '$' || c == '\\' || (c == '^' && !inList) ? "\\" : "")
            .append(c);
      }
    }
    return regex.toString();
  }
}
