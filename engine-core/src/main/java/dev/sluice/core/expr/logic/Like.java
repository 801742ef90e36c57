package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.ConstantPredicate;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.text.TextTest;
import dev.sluice.core.expr.text.TextTestExpr;
import dev.sluice.core.expr.text.TextTestPredicate;
import org.jspecify.annotations.Nullable;

/** {@code like(x, pattern[, escape])}. */
final class Like {
  private static final int COST = 12;

  private Like() {}

  static NamedFunction function() {
    return NamedFunction.of(
        "like(x, pattern[, escape])",
        "Whether all of x fits the pattern: % is any run of characters, _ any one",
        (call, context) -> {
          TextTest test = test(call, context);
          return test == null
              ? ConstantExpr.of(null, call.type())
              : new TextTestExpr(operand(call, context), test, call.type(), COST);
        },
        (call, negated, context) -> {
          TextTest test = test(call, context);
          return test == null
              ? ConstantPredicate.NONE
              : new TextTestPredicate(operand(call, context), test, negated, COST);
        });
  }

  private static CompiledExpr operand(Expr.Call call, CompileContext context) {
    return context.asText(call.arguments().get(0));
  }

  private static @Nullable TextTest test(Expr.Call call, CompileContext context) {
    String pattern = context.textLiteral(call, 1);
    String escape = context.textLiteral(call, 2);
    if (pattern == null) {
      return null;
    }
    if (escape != null && escape.codePointCount(0, escape.length()) != 1) {
      throw new IllegalArgumentException(
          "Escape [%s] of LIKE must be one character".formatted(escape));
    }
    return LikePattern.compile(pattern, escape == null ? -1 : escape.codePointAt(0));
  }
}
