package dev.sluice.core.expr.numeric;

import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.loop.DoublePair;
import dev.sluice.core.expr.loop.DoubleToDouble;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Mathematical functions of doubles. */
final class MathFunctions {
  private static final int COST = 20;

  private MathFunctions() {}

  static List<NamedFunction> all() {
    List<NamedFunction> all = new ArrayList<>();
    all.add(
        NamedFunction.of(
            "sqrt(x)",
            "Square root; NaN below 0",
            (call, context) ->
                new DoubleToDouble(
                    context.asDouble(call.arguments().get(0)),
                    MathFunctions::sqrt,
                    call.type(),
                    4)));
    all.add(unary("exp(x)", "e raised to x", Math::exp));
    all.add(unary("ln(x)", "Natural logarithm", Math::log));
    all.add(unary("log10(x)", "Logarithm to base 10", Math::log10));
    all.add(unary("sin(x)", "Sine of an angle in radians", Math::sin));
    all.add(unary("cos(x)", "Cosine of an angle in radians", Math::cos));
    all.add(unary("tan(x)", "Tangent of an angle in radians", Math::tan));
    all.add(unary("cot(x)", "Cotangent of an angle in radians", x -> Math.cos(x) / Math.sin(x)));
    all.add(unary("asin(x)", "Inverse sine in radians; NaN outside [-1, 1]", Math::asin));
    all.add(unary("acos(x)", "Inverse cosine in radians; NaN outside [-1, 1]", Math::acos));
    all.add(unary("atan(x)", "Inverse tangent in radians", Math::atan));
    all.add(unary("degrees(x)", "Radians to degrees", Math::toDegrees));
    all.add(unary("radians(x)", "Degrees to radians", Math::toRadians));
    all.add(binary("atan2(y, x)", "Polar angle of the point (x, y)", Math::atan2));
    all.add(binary("power(x, y)", "x raised to y", Math::pow));
    all.add(
        NamedFunction.of(
            "pi()",
            "Ratio of a circle's circumference to its diameter",
            (call, context) -> ConstantExpr.of(Math.PI, call.type())));
    return all;
  }

  private static void sqrt(double[] in, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = Math.sqrt(in[i]);
    }
  }

  private static NamedFunction unary(
      String usage, String description, DoubleUnaryOperator operator) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) ->
            new DoubleToDouble(
                context.asDouble(call.arguments().get(0)),
                (in, out, size) -> {
                  for (int i = 0; i < size; i++) {
                    out[i] = operator.applyAsDouble(in[i]);
                  }
                },
                call.type(),
                COST));
  }

  private static NamedFunction binary(
      String usage, String description, DoubleBinaryOperator operator) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) ->
            new DoublePair(
                context.asDouble(call.arguments().get(0)),
                context.asDouble(call.arguments().get(1)),
                (left, right, out, size) -> {
                  for (int i = 0; i < size; i++) {
                    out[i] = operator.applyAsDouble(left[i], right[i]);
                  }
                },
                call.type(),
                COST * 2));
  }
}
