package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.cast.DecimalCasts;
import dev.sluice.core.expr.kernel.DecimalArithmetic;
import dev.sluice.core.expr.kernel.DecimalScaling;
import dev.sluice.core.expr.loop.LongToLong;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic whose result is an exact decimal; operands are decimals and whole numbers. A result
 * that does not fit into a long ends the query.
 */
final class DecimalOperations {
  private static final int COST = 3;

  private DecimalOperations() {}

  /** The call, or null if its result is no decimal. */
  static @Nullable CompiledExpr compile(Operator operator, Expr.Call call, CompileContext context) {
    if (!(call.type() instanceof DecimalType type)) {
      return null;
    }
    Expr left = call.arguments().get(0);
    Expr right = call.arguments().get(1);
    if (operator == Operator.MULTIPLY) {
      int scale = DecimalType.scaleOf(left.type()) + DecimalType.scaleOf(right.type());
      CompiledExpr product =
          pair(exact(left, context), exact(right, context), DecimalArithmetic::multiply, call);
      return DecimalCasts.rescaled(product, scale, type, call);
    }
    CompiledExpr first = scaled(left, type, call, context);
    CompiledExpr second = scaled(right, type, call, context);
    if (!operator.divides() && type.precision() <= DecimalType.LONG_DIGITS) {
      return Arithmetic.ofLongs(operator, first, second, call); // cannot grow beyond a long
    }
    return switch (operator) {
      case ADD -> pair(first, second, DecimalArithmetic::add, call);
      case SUBTRACT -> pair(first, second, DecimalArithmetic::subtract, call);
      default -> new LongDivision(operator, first, second, call);
    };
  }

  private static CompiledExpr pair(
      CompiledExpr left, CompiledExpr right, DecimalArithmetic.Loop loop, Expr.Call call) {
    boolean isNull =
        (left instanceof ConstantExpr l && l.isNull())
            || (right instanceof ConstantExpr r && r.isNull());
    return isNull
        ? ConstantExpr.of(null, call.type())
        : new DecimalPair(left, right, loop, call.type(), call);
  }

  private static CompiledExpr exact(Expr expr, CompileContext context) {
    CompiledExpr compiled = context.compile(expr);
    if (compiled.type().physical() != Physical.LONG) {
      throw new IllegalArgumentException(
          "Decimal arithmetic does not take values of type [" + expr.type().name() + "]");
    }
    return compiled;
  }

  private static CompiledExpr scaled(
      Expr expr, DecimalType type, Expr.Call call, CompileContext context) {
    CompiledExpr exact = exact(expr, context);
    int power = type.scale() - DecimalType.scaleOf(expr.type());
    if (exact instanceof ConstantExpr constant && power >= 0 && power <= DecimalScaling.MAX_POWER) {
      long factor = DecimalScaling.power(power);
      long product = constant.longValue() * factor;
      if (product / factor == constant.longValue()) {
        return ConstantExpr.of(constant.isNull() ? null : product, type);
      }
    }
    return DecimalCasts.rescaled(
        exact, DecimalType.scaleOf(expr.type()), DecimalType.widest(type.scale()), call);
  }

  /** Whether the call rounds a decimal to another, or to a whole number. */
  static boolean isDecimal(Expr.Call call) {
    return call.arguments().get(0).type() instanceof DecimalType
        && call.type() instanceof DecimalType;
  }

  static CompiledExpr magnitude(Expr.Call call, CompileContext context) {
    LongToLong.Loop loop =
        (in, out, size) -> {
          for (int i = 0; i < size; i++) {
            out[i] = Math.abs(in[i]);
          }
        };
    return new LongToLong(
        context.compileAs(call.arguments().get(0), call.type()), loop, call.type(), 1);
  }

  /** The next whole number above or below. */
  static CompiledExpr whole(Expr.Call call, boolean up, CompileContext context) {
    Expr argument = call.arguments().get(0);
    int scale = DecimalType.scaleOf(argument.type());
    long unit = DecimalScaling.power(Math.min(scale, DecimalScaling.MAX_POWER));
    LongToLong.Loop loop =
        (in, out, size) -> {
          for (int i = 0; i < size; i++) {
            out[i] = up ? -Math.floorDiv(-in[i], unit) : Math.floorDiv(in[i], unit);
          }
        };
    ColumnType whole = DecimalType.widest(0);
    CompiledExpr result = new LongToLong(context.compile(argument), loop, whole, COST);
    return DecimalCasts.rescaled(result, 0, (DecimalType) call.type(), call);
  }

  /** Rounded or cut after so many decimals. */
  static CompiledExpr toDigits(Expr.Call call, boolean halfUp, int digits, CompileContext context) {
    Expr argument = call.arguments().get(0);
    int scale = DecimalType.scaleOf(argument.type());
    CompiledExpr operand = context.compile(argument);
    DecimalType type = (DecimalType) call.type();
    if (digits >= scale) {
      return DecimalCasts.rescaled(operand, scale, type, call);
    }
    int dropped = scale - digits;
    long unit = DecimalScaling.power(Math.min(dropped, DecimalScaling.MAX_POWER));
    boolean nothingLeft = dropped > DecimalScaling.MAX_POWER;
    LongToLong.Loop loop =
        (in, out, size) -> {
          for (int i = 0; i < size; i++) {
            long count = halfUp ? DecimalScaling.halfUp(in[i], unit) : in[i] / unit;
            out[i] = nothingLeft ? 0 : count * unit;
          }
        };
    CompiledExpr rounded = new LongToLong(operand, loop, DecimalType.widest(scale), COST);
    return DecimalCasts.rescaled(rounded, scale, type, call);
  }
}
