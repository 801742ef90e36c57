package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.ConstantPredicate;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.loop.LongToLong;
import dev.sluice.core.expr.text.TextTest;
import dev.sluice.core.expr.text.TextTestExpr;
import dev.sluice.core.expr.text.TextTestPredicate;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code in(x, value, …)}: x equals one of the constants. Null if x is null, or if it is none of
 * them and one of them is null. Doubles, and values that are no constants, become a chain of
 * comparisons.
 */
final class Membership {
  private static final int TEXT_COST = 10;
  private static final int LONG_COST = 3;

  private Membership() {}

  static NamedFunction function() {
    return NamedFunction.of(
        "in(x, value[, ...])",
        "Whether x equals one of the values",
        Membership::compile,
        Membership::select);
  }

  private static CompiledExpr compile(Expr.Call call, CompileContext context) {
    List<ConstantExpr> constants = constants(call, context);
    if (constants == null) {
      return context.compile(comparisons(call));
    }
    CompiledExpr operand = context.compile(call.arguments().get(0));
    boolean withNull = constants.removeIf(ConstantExpr::isNull);
    CompiledExpr found =
        operand.type().physical() == Physical.LONG
            ? new LongToLong(operand, LongMembership.loop(longs(constants)), call.type(), LONG_COST)
            : new TextTestExpr(operand, texts(constants), call.type(), TEXT_COST);
    if (!withNull) {
      return found;
    }
    return new ThreeValued(1, found, ConstantExpr.of(null, ScalarType.BOOLEAN), call.type());
  }

  private static CompiledPredicate select(Expr.Call call, boolean negated, CompileContext context) {
    List<ConstantExpr> constants = constants(call, context);
    if (constants == null) {
      return context.predicate(comparisons(call), negated);
    }
    boolean withNull = constants.removeIf(ConstantExpr::isNull);
    if (negated && withNull) {
      return ConstantPredicate.NONE;
    }
    CompiledExpr operand = context.compile(call.arguments().get(0));
    if (operand.type().physical() == Physical.BYTES) {
      return new TextTestPredicate(operand, texts(constants), negated, TEXT_COST);
    }
    LongToLong.Loop loop = LongMembership.loop(longs(constants));
    CompiledExpr found = new LongToLong(operand, loop, call.type(), LONG_COST);
    return negated ? CompileContext.whereFalse(found) : CompileContext.whereTrue(found);
  }

  /** The values as constants of the operand's form, or null if they are not all such. */
  private static @Nullable List<ConstantExpr> constants(Expr.Call call, CompileContext context) {
    ColumnType type = call.arguments().get(0).type();
    boolean suits = type.physical() == Physical.LONG || type == ScalarType.STRING;
    if (!suits) {
      return null;
    }
    List<ConstantExpr> constants = new ArrayList<>();
    for (Expr argument : call.arguments().subList(1, call.arguments().size())) {
      boolean isNull = argument instanceof Expr.Literal literal && literal.value() == null;
      boolean sameForm =
          argument.type().physical() == type.physical()
              && DecimalType.scaleOf(argument.type()) == DecimalType.scaleOf(type)
              && (type != ScalarType.STRING || argument.type() == ScalarType.STRING);
      if (!isNull && !sameForm) {
        return null;
      }
      CompiledExpr value = isNull ? ConstantExpr.of(null, type) : context.compile(argument);
      if (!(value instanceof ConstantExpr constant)) {
        return null;
      }
      constants.add(constant);
    }
    return constants;
  }

  private static Expr comparisons(Expr.Call call) {
    Expr operand = call.arguments().get(0);
    List<Expr> equalities = new ArrayList<>();
    for (Expr value : call.arguments().subList(1, call.arguments().size())) {
      equalities.add(new Expr.Call("equals", List.of(operand, value), call.type()));
    }
    return equalities.size() == 1
        ? equalities.get(0)
        : new Expr.Call("or", equalities, call.type());
  }

  private static long[] longs(List<ConstantExpr> constants) {
    return constants.stream().mapToLong(ConstantExpr::longValue).toArray();
  }

  private static TextTest texts(List<ConstantExpr> constants) {
    List<String> members = new ArrayList<>();
    for (ConstantExpr constant : constants) {
      if (constant.value() instanceof String text) {
        members.add(text);
      }
    }
    return TextMembership.test(members);
  }
}
