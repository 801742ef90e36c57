package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.loop.DoublePair;
import dev.sluice.core.expr.loop.DoubleToDouble;
import dev.sluice.core.expr.loop.LongPair;
import dev.sluice.core.expr.loop.LongToLong;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.util.List;

/**
 * {@code abs ceil floor round truncate}. Integers stay what they are; of doubles doubles come out,
 * which are cast if the call asks for another type.
 */
final class Rounding {
  private static final int COST = 5;

  private Rounding() {}

  static List<NamedFunction> all() {
    NamedFunction ceil =
        NamedFunction.of(
            "ceil(x)",
            "Smallest whole number not below x",
            (call, context) -> whole(call, true, context, Rounding::ceil));
    NamedFunction truncate =
        NamedFunction.of(
            "truncate(x[, digits])",
            "x cut towards zero after so many decimals; negative digits count left of the point",
            (call, context) -> toDigits(DigitRounding.DOWN, call, context));
    return List.of(
        NamedFunction.of("abs(x)", "Magnitude of x", Rounding::magnitude),
        ceil,
        ceil.alias("ceiling"),
        NamedFunction.of(
            "floor(x)",
            "Largest whole number not above x",
            (call, context) -> whole(call, false, context, Rounding::floor)),
        NamedFunction.of(
            "round(x[, digits])",
            "x rounded half away from zero; negative digits count left of the point",
            (call, context) -> toDigits(DigitRounding.HALF_UP, call, context)),
        truncate,
        truncate.alias("trunc"));
  }

  private static boolean isLong(Expr.Call call) {
    ColumnType type = call.arguments().get(0).type();
    return type.physical() == Physical.LONG && !(type instanceof DecimalType);
  }

  /** The call as it would be if it gave doubles, cast to its type if that is another one. */
  private static CompiledExpr ofDoubles(
      Expr.Call call, CompileContext context, DoubleToDouble.Loop loop, int cost) {
    if (call.type().physical() != Physical.DOUBLE) {
      Expr inner = new Expr.Call(call.function(), call.arguments(), ScalarType.DOUBLE);
      return context.compile(new Expr.Call("cast", List.of(inner), call.type()));
    }
    return new DoubleToDouble(context.asDouble(call.arguments().get(0)), loop, call.type(), cost);
  }

  private static CompiledExpr ofLongs(
      Expr.Call call, CompileContext context, LongToLong.Loop loop, int cost) {
    if (call.type().physical() != Physical.LONG) {
      Expr inner = new Expr.Call(call.function(), call.arguments(), ScalarType.LONG);
      return context.compile(new Expr.Call("cast", List.of(inner), call.type()));
    }
    return new LongToLong(context.asLong(call.arguments().get(0)), loop, call.type(), cost);
  }

  private static CompiledExpr magnitude(Expr.Call call, CompileContext context) {
    if (DecimalOperations.isDecimal(call)) {
      return DecimalOperations.magnitude(call, context);
    }
    return isLong(call)
        ? ofLongs(call, context, Rounding::abs, 1)
        : ofDoubles(call, context, Rounding::abs, 1);
  }

  private static CompiledExpr whole(
      Expr.Call call, boolean up, CompileContext context, DoubleToDouble.Loop loop) {
    if (DecimalOperations.isDecimal(call)) {
      return DecimalOperations.whole(call, up, context);
    }
    return isLong(call)
        ? context.compileAs(call.arguments().get(0), call.type())
        : ofDoubles(call, context, loop, 2);
  }

  private static CompiledExpr toDigits(
      DigitRounding rounding, Expr.Call call, CompileContext context) {
    CompiledExpr digits =
        call.arguments().size() < 2
            ? ConstantExpr.of(0L, ScalarType.LONG)
            : context.asLong(call.arguments().get(1));
    if (!(digits instanceof ConstantExpr constant)) {
      return toVaryingDigits(rounding, call, context);
    }
    if (constant.isNull()) {
      return ConstantExpr.of(null, call.type());
    }
    int places = DigitRounding.places(constant.longValue());
    if (DecimalOperations.isDecimal(call)) {
      return DecimalOperations.toDigits(call, rounding == DigitRounding.HALF_UP, places, context);
    }
    if (!isLong(call)) {
      return ofDoubles(
          call, context, (in, out, size) -> rounding.apply(in, places, out, size), COST);
    }
    return places >= 0
        ? context.compileAs(call.arguments().get(0), call.type())
        : ofLongs(call, context, (in, out, size) -> rounding.apply(in, places, out, size), COST);
  }

  private static CompiledExpr toVaryingDigits(
      DigitRounding rounding, Expr.Call call, CompileContext context) {
    Expr argument = call.arguments().get(0);
    Expr digits = call.arguments().get(1);
    boolean ofLongs = isLong(call);
    if (call.type().physical() != (ofLongs ? Physical.LONG : Physical.DOUBLE)) {
      ScalarType form = ofLongs ? ScalarType.LONG : ScalarType.DOUBLE;
      Expr inner = new Expr.Call(call.function(), call.arguments(), form);
      return context.compile(new Expr.Call("cast", List.of(inner), call.type()));
    }
    if (ofLongs) {
      LongPair.Loop loop =
          (values, places, out, size) -> {
            for (int i = 0; i < size; i++) {
              out[i] = rounding.apply(values[i], DigitRounding.places(places[i]));
            }
          };
      return new LongPair(
          context.asLong(argument), context.asLong(digits), loop, call.type(), COST);
    }
    DoublePair.Loop loop =
        (values, places, out, size) -> {
          for (int i = 0; i < size; i++) {
            out[i] = rounding.apply(values[i], DigitRounding.places((long) places[i]));
          }
        };
    return new DoublePair(
        context.asDouble(argument), context.asDouble(digits), loop, call.type(), COST);
  }

  private static void abs(long[] in, long[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = Math.abs(in[i]);
    }
  }

  private static void abs(double[] in, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = Math.abs(in[i]);
    }
  }

  private static void ceil(double[] in, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = Math.ceil(in[i]);
    }
  }

  private static void floor(double[] in, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = Math.floor(in[i]);
    }
  }
}
