package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.util.List;

/** {@code greatest} and {@code least}: skip nulls; a text among the arguments makes all texts. */
final class Extremes {
  private Extremes() {}

  static List<NamedFunction> all() {
    return List.of(
        NamedFunction.of(
            "greatest([x, ...])",
            "Largest argument that is not null",
            (call, context) -> compile("greater_than_or_equal", call, context)),
        NamedFunction.of(
            "least([x, ...])",
            "Smallest argument that is not null",
            (call, context) -> compile("less_than_or_equal", call, context)));
  }

  private static CompiledExpr compile(String order, Expr.Call call, CompileContext context) {
    if (call.arguments().isEmpty()) {
      return ConstantExpr.of(null, call.type());
    }
    boolean text = call.arguments().stream().anyMatch(a -> a.type() == ScalarType.STRING);
    Expr best = converted(call.arguments().get(0), text, call.type());
    for (Expr argument : call.arguments().subList(1, call.arguments().size())) {
      best = better(order, best, converted(argument, text, call.type()));
    }
    Expr result =
        best.type().equals(call.type()) ? best : new Expr.Call("cast", List.of(best), call.type());
    return context.compile(result);
  }

  private static Expr converted(Expr argument, boolean text, ColumnType result) {
    if (text) {
      return argument.type() == ScalarType.STRING
          ? argument
          : new Expr.Call("cast", List.of(argument), ScalarType.STRING);
    }
    return argument.type().physical() == Physical.LONG && result.physical() == Physical.DOUBLE
        ? new Expr.Call("cast", List.of(argument), ScalarType.DOUBLE)
        : argument;
  }

  /** The first if it comes first in order or the second is null, else the second if it is not. */
  private static Expr better(String order, Expr first, Expr second) {
    ScalarType flag = ScalarType.BOOLEAN;
    Expr wins = new Expr.Call(order, List.of(first, second), flag);
    Expr alone = new Expr.Call("is_null", List.of(second), flag);
    Expr takesFirst = new Expr.Call("or", List.of(wins, alone), flag);
    return new Expr.Call("case", List.of(takesFirst, first, second), second.type());
  }
}
