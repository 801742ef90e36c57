package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.kernel.DoubleArithmetic;
import dev.sluice.core.expr.kernel.LongArithmetic;
import dev.sluice.core.expr.loop.DoublePair;
import dev.sluice.core.expr.loop.DoubleToDouble;
import dev.sluice.core.expr.loop.LongPair;
import dev.sluice.core.expr.loop.LongToLong;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import java.util.List;

/** The operators {@code + - * / %} and the sign. The type of the call decides between the forms. */
final class Arithmetic {
  private Arithmetic() {}

  /** The operators by name. */
  static List<NamedFunction> all() {
    NamedFunction mod =
        NamedFunction.of(
            "mod(x, y)",
            "Remainder with the sign of x; an integer y of 0 fails",
            (call, context) -> compile(Operator.MOD, call, context));
    return List.of(
        operator(Operator.ADD, "add(x, y)", "Sum; integers wrap around"),
        operator(Operator.SUBTRACT, "subtract(x, y)", "Difference; integers wrap around"),
        operator(Operator.MULTIPLY, "multiply(x, y)", "Product; integers wrap around"),
        operator(
            Operator.DIVIDE,
            "divide(x, y)",
            "Quotient, cut towards zero for integers; an integer y of 0 fails"),
        mod,
        NamedFunction.of("negate(x)", "x with the other sign", Arithmetic::negate));
  }

  private static NamedFunction operator(Operator operator, String usage, String description) {
    return NamedFunction.of(
        usage, description, (call, context) -> compile(operator, call, context));
  }

  static CompiledExpr compile(Operator operator, Expr.Call call, CompileContext context) {
    Expr left = call.arguments().get(0);
    Expr right = call.arguments().get(1);
    CompiledExpr decimal = DecimalOperations.compile(operator, call, context);
    if (decimal != null) {
      return decimal;
    }
    return call.type().physical() == Physical.LONG
        ? ofLongs(operator, context.asLong(left), context.asLong(right), call)
        : ofDoubles(operator, context.asDouble(left), context.asDouble(right), call.type());
  }

  /** The operation on values in long form, modulo 2^64. */
  static CompiledExpr ofLongs(
      Operator operator, CompiledExpr left, CompiledExpr right, Expr.Call call) {
    ColumnType type = call.type();
    if (right instanceof ConstantExpr constant) {
      if (constant.isNull()) {
        return ConstantExpr.of(null, type);
      }
      long value = constant.longValue();
      LongToLong.Loop loop =
          switch (operator) {
            case ADD -> (in, out, n) -> LongArithmetic.add(in, value, out, n);
            case SUBTRACT -> (in, out, n) -> LongArithmetic.add(in, -value, out, n);
            case MULTIPLY -> (in, out, n) -> LongArithmetic.multiply(in, value, out, n);
            case DIVIDE -> (in, out, n) -> LongArithmetic.divide(in, value, out, n);
            case MOD -> (in, out, n) -> LongArithmetic.mod(in, value, out, n);
          };
      return operator.divides() && value == 0
          ? new LongDivision(operator, left, right, call)
          : new LongToLong(left, loop, type, operator.cost());
    }
    if (left instanceof ConstantExpr constant && !operator.divides()) {
      if (constant.isNull()) {
        return ConstantExpr.of(null, type);
      }
      long value = constant.longValue();
      LongToLong.Loop loop =
          switch (operator) {
            case SUBTRACT -> (in, out, n) -> LongArithmetic.subtract(value, in, out, n);
            case MULTIPLY -> (in, out, n) -> LongArithmetic.multiply(in, value, out, n);
            default -> (in, out, n) -> LongArithmetic.add(in, value, out, n);
          };
      return new LongToLong(right, loop, type, operator.cost());
    }
    return switch (operator) {
      case ADD -> new LongPair(left, right, LongArithmetic::add, type, 1);
      case SUBTRACT -> new LongPair(left, right, LongArithmetic::subtract, type, 1);
      case MULTIPLY -> new LongPair(left, right, LongArithmetic::multiply, type, 1);
      case DIVIDE, MOD -> new LongDivision(operator, left, right, call);
    };
  }

  private static CompiledExpr ofDoubles(
      Operator operator, CompiledExpr left, CompiledExpr right, ColumnType type) {
    if (right instanceof ConstantExpr constant) {
      if (constant.isNull()) {
        return ConstantExpr.of(null, type);
      }
      double value = constant.doubleValue();
      DoubleToDouble.Loop loop =
          switch (operator) {
            case ADD -> (in, out, n) -> DoubleArithmetic.add(in, value, out, n);
            case SUBTRACT -> (in, out, n) -> DoubleArithmetic.subtract(in, value, out, n);
            case MULTIPLY -> (in, out, n) -> DoubleArithmetic.multiply(in, value, out, n);
            case DIVIDE -> (in, out, n) -> DoubleArithmetic.divide(in, value, out, n);
            case MOD -> (in, out, n) -> DoubleArithmetic.mod(in, value, out, n);
          };
      return new DoubleToDouble(left, loop, type, operator.cost());
    }
    if (left instanceof ConstantExpr constant) {
      if (constant.isNull()) {
        return ConstantExpr.of(null, type);
      }
      double value = constant.doubleValue();
      DoubleToDouble.Loop loop =
          switch (operator) {
            case ADD -> (in, out, n) -> DoubleArithmetic.add(in, value, out, n);
            case SUBTRACT -> (in, out, n) -> DoubleArithmetic.subtract(value, in, out, n);
            case MULTIPLY -> (in, out, n) -> DoubleArithmetic.multiply(in, value, out, n);
            case DIVIDE -> (in, out, n) -> DoubleArithmetic.divide(value, in, out, n);
            case MOD -> (in, out, n) -> DoubleArithmetic.mod(value, in, out, n);
          };
      return new DoubleToDouble(right, loop, type, operator.cost());
    }
    DoublePair.Loop loop =
        switch (operator) {
          case ADD -> DoubleArithmetic::add;
          case SUBTRACT -> DoubleArithmetic::subtract;
          case MULTIPLY -> DoubleArithmetic::multiply;
          case DIVIDE -> DoubleArithmetic::divide;
          case MOD -> DoubleArithmetic::mod;
        };
    return new DoublePair(left, right, loop, type, operator.cost());
  }

  private static CompiledExpr negate(Expr.Call call, CompileContext context) {
    Expr argument = call.arguments().get(0);
    if (call.type().physical() == Physical.LONG) {
      LongToLong.Loop loop = (in, out, n) -> LongArithmetic.subtract(0, in, out, n);
      return new LongToLong(context.compileAs(argument, call.type()), loop, call.type(), 1);
    }
    return new DoubleToDouble(context.asDouble(argument), DoubleArithmetic::negate, call.type(), 1);
  }
}
