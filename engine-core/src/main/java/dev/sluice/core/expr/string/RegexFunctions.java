package dev.sluice.core.expr.string;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprFault;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.text.RowFunctions;
import dev.sluice.core.expr.text.TextTest;
import dev.sluice.core.expr.text.TextTestExpr;
import dev.sluice.core.expr.text.TextTestPredicate;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Functions of regular expressions, which may match anywhere in a text. */
final class RegexFunctions {
  private static final int COST = 100;

  private RegexFunctions() {}

  static List<NamedFunction> all() {
    return List.of(
        NamedFunction.of(
            "regexp_like(x, pattern)",
            "Whether the pattern matches anywhere in x",
            (call, context) ->
                new TextTestExpr(
                    context.asText(call.arguments().get(0)),
                    test(pattern(call, context)),
                    call.type(),
                    COST),
            (call, negated, context) ->
                new TextTestPredicate(
                    context.asText(call.arguments().get(0)),
                    test(pattern(call, context)),
                    negated,
                    COST)),
        NamedFunction.of(
            "regexp_extract(x, pattern[, group])",
            "First match in x, or one group of it; null without a match",
            RegexFunctions::extract),
        NamedFunction.of(
            "regexp_replace(x, pattern, replacement)",
            "x with every match replaced; $1 stands for a group",
            RegexFunctions::replace));
  }

  private static TextTest test(Pattern pattern) {
    return (data, start, size) -> pattern.matcher(StringFunctions.text(data, start, size)).find();
  }

  private static Pattern pattern(Expr.Call call, CompileContext context) {
    String text = context.textLiteral(call, 1);
    if (text == null) {
      throw new IllegalArgumentException(
          "Function [%s] needs a pattern as argument [2]".formatted(call.function()));
    }
    return compile(text);
  }

  private static Pattern compile(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Invalid regular expression [%s]: %s".formatted(text, e.getDescription()), e);
    }
  }

  private static CompiledExpr extract(Expr.Call call, CompileContext context) {
    Pattern pattern = pattern(call, context);
    Long given = context.longLiteral(call, 2);
    long group = given == null ? 0 : given;
    if (group < 0 || group > pattern.matcher("").groupCount()) {
      throw new IllegalArgumentException(
          "Regular expression [%s] has no group [%d]".formatted(pattern, group));
    }
    return RowFunctions.compileStrict(
        new Expr.Call(call.function(), call.arguments().subList(0, 1), call.type()),
        context,
        false,
        row -> {
          Matcher matcher = pattern.matcher(StringFunctions.string(row[0]));
          return matcher.find() ? matcher.group((int) group) : null;
        },
        ScalarType.STRING);
  }

  private static CompiledExpr replace(Expr.Call call, CompileContext context) {
    CompiledExpr pattern = context.asText(call.arguments().get(1));
    Pattern fixed =
        pattern instanceof ConstantExpr constant && constant.value() instanceof String text
            ? compile(text)
            : null;
    return RowFunctions.compileStrict(
        call, context, true, row -> replaced(call, row, fixed), ScalarType.STRING);
  }

  private static String replaced(Expr.Call call, @Nullable Object[] row, @Nullable Pattern fixed) {
    String replacement = StringFunctions.string(row[2]);
    try {
      Pattern pattern = fixed == null ? Pattern.compile(StringFunctions.string(row[1])) : fixed;
      return pattern.matcher(StringFunctions.string(row[0])).replaceAll(replacement);
    } catch (PatternSyntaxException e) {
      throw ExprFault.of(
          call, "invalid regular expression [%s]: %s".formatted(row[1], e.getDescription()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw ExprFault.of(
          call, "invalid replacement [%s]: %s".formatted(replacement, e.getMessage()));
    }
  }
}
