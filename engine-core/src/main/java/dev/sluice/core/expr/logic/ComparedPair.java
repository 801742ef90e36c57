package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Two operands brought into one physical form: two longs stay longs, numbers of different forms
 * meet as doubles, a text meets a time as a time and a number as a double.
 *
 * @param source expression of the operand that is not the constant
 */
record ComparedPair(CompiledExpr left, CompiledExpr right, Physical form, Expr source) {
  static ComparedPair of(Expr.Call call, CompileContext context) {
    Expr leftExpr = call.arguments().get(0);
    Expr rightExpr = call.arguments().get(1);
    ColumnType common = common(leftExpr, rightExpr);
    if (common == null) {
      return new ComparedPair(
          context.compile(leftExpr), context.compile(rightExpr), Physical.BYTES, leftExpr);
    }
    CompiledExpr left = context.compileAs(leftExpr, common);
    CompiledExpr right = context.compileAs(rightExpr, common);
    Expr source = left instanceof ConstantExpr ? rightExpr : leftExpr;
    if (common == ScalarType.DOUBLE
        && source.type().physical() == Physical.LONG
        && !(source.type() instanceof DecimalType)
        && isWhole(left instanceof ConstantExpr ? left : right)) {
      // A whole number is compared with longs as a long: exact, and cheaper.
      return new ComparedPair(
          context.asLong(leftExpr), context.asLong(rightExpr), Physical.LONG, source);
    }
    return new ComparedPair(left, right, common.physical(), source);
  }

  private static @Nullable ColumnType common(Expr left, Expr right) {
    ColumnType a = left.type();
    ColumnType b = right.type();
    if (a.physical() == Physical.BYTES && b.physical() == Physical.BYTES) {
      return a == ScalarType.STRING && b == ScalarType.STRING ? ScalarType.STRING : null;
    }
    if (a == ScalarType.STRING || b == ScalarType.STRING) {
      ColumnType other = a == ScalarType.STRING ? b : a;
      boolean literal = other == ScalarType.TIMESTAMP || other == ScalarType.DATE;
      return literal ? (ScalarType) other : ScalarType.DOUBLE;
    }
    if (a.physical() != Physical.LONG || b.physical() != Physical.LONG) {
      return ScalarType.DOUBLE;
    }
    int scale = Math.max(DecimalType.scaleOf(a), DecimalType.scaleOf(b));
    return scale == 0 ? ScalarType.LONG : DecimalType.widest(scale);
  }

  private static boolean isWhole(CompiledExpr constant) {
    return constant instanceof ConstantExpr number
        && !number.isNull()
        && Math.rint(number.doubleValue()) == number.doubleValue()
        && Math.abs(number.doubleValue()) < 0x1p63;
  }

  boolean hasNull() {
    return (left instanceof ConstantExpr l && l.isNull())
        || (right instanceof ConstantExpr r && r.isNull());
  }

  boolean constantIsLeft() {
    return left instanceof ConstantExpr;
  }

  /** The constant that bounds a range, if there is one; NaN bounds none. */
  @Nullable ConstantExpr constant() {
    ConstantExpr constant =
        left instanceof ConstantExpr l ? l : right instanceof ConstantExpr r ? r : null;
    return constant != null && Double.isNaN(constant.doubleValue()) ? null : constant;
  }

  CompiledExpr operand() {
    return left instanceof ConstantExpr ? right : left;
  }
}
