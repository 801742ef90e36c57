package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.kernel.DoubleArithmetic;
import dev.sluice.core.expr.loop.DoubleToLong;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.util.List;

/** {@code div} and {@code safe_divide}. */
final class Divisions {
  private Divisions() {}

  static List<NamedFunction> all() {
    return List.of(
        NamedFunction.of(
            "div(x, y)",
            "Quotient without its fraction; an integer y of 0 fails",
            Divisions::whole),
        NamedFunction.of(
            "safe_divide(x, y)",
            "Quotient; null where y is 0, but 0.0 for doubles of which x is 0 too",
            (call, context) ->
                call.type().physical() == Physical.LONG
                    ? new SafeLongDivision(
                        context.asLong(call.arguments().get(0)),
                        context.asLong(call.arguments().get(1)),
                        call.type())
                    : new SafeDoubleDivision(
                        context.asDouble(call.arguments().get(0)),
                        context.asDouble(call.arguments().get(1)),
                        call.type())));
  }

  private static CompiledExpr whole(Expr.Call call, CompileContext context) {
    boolean integers =
        call.arguments().stream().allMatch(a -> a.type().physical() == Physical.LONG);
    if (integers) {
      return Arithmetic.compile(Operator.DIVIDE, call, context);
    }
    Expr quotient = new Expr.Call("divide", call.arguments(), ScalarType.DOUBLE);
    return new DoubleToLong(context.compile(quotient), DoubleArithmetic::truncate, call.type(), 1);
  }
}
