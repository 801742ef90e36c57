package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Conversions between types. Times and texts are read in one zone. */
final class Conversions {
  /** Beyond this a double does not hold every whole number. */
  private static final double EXACT = 1L << 53;

  private final ZoneId zone;
  private final ConstantFolder constants;

  Conversions(ZoneId zone, ConstantFolder constants) {
    this.zone = zone;
    this.constants = constants;
  }

  /** The expression with values of the given type. */
  Expr cast(Expr expr, ColumnType type) {
    if (expr.type().equals(type)) {
      return expr;
    }
    if (expr instanceof Expr.Literal literal) {
      Object value = literal.value();
      if (value == null) {
        return Expressions.nullOf(type);
      }
      if (value instanceof Long number
          && type.physical() == Physical.DOUBLE
          && !Decimals.isExact(expr)) {
        return new Expr.Literal(number.doubleValue(), type);
      }
      if (value instanceof Double && type.physical() == Physical.DOUBLE) {
        return new Expr.Literal(value, type);
      }
    }
    Expr cast =
        isTime(expr.type()) || isTime(type)
            ? Expressions.call("cast", type, expr, Expressions.text(zone.getId()))
            : Expressions.call("cast", type, expr);
    return constants.fold(cast);
  }

  /** The expression, or its value if it depends on no row. */
  Expr folded(Expr expr) {
    return constants.fold(expr);
  }

  private static boolean isTime(ColumnType type) {
    return type == ScalarType.TIMESTAMP || type == ScalarType.DATE;
  }

  /** Two operands that a comparison can take; whole numbers are compared as such. */
  List<Expr> comparable(Expr left, Expr right) {
    if (Decimals.isExact(left) || Decimals.isExact(right)) {
      return Decimals.comparable(left, right, this);
    }
    if (isWhole(right) && widened(left) != null) {
      return List.of(Objects.requireNonNull(widened(left)), whole(right));
    }
    if (isWhole(left) && widened(right) != null) {
      return List.of(whole(left), Objects.requireNonNull(widened(right)));
    }
    return converted(left, right);
  }

  /** The whole number behind a conversion to DOUBLE, or null. */
  private static @Nullable Expr widened(Expr expr) {
    return expr instanceof Expr.Call call
            && call.function().equals("cast")
            && call.type() == ScalarType.DOUBLE
            && call.arguments().get(0).type() == ScalarType.LONG
        ? call.arguments().get(0)
        : null;
  }

  private List<Expr> converted(Expr left, Expr right) {
    ColumnType a = left.type();
    ColumnType b = right.type();
    if (a.equals(b) || (a.physical() == b.physical() && !isTime(a) && !isTime(b))) {
      return List.of(left, right);
    }
    if (a == ScalarType.DATE && b == ScalarType.TIMESTAMP) {
      return List.of(cast(left, b), right);
    }
    if (a == ScalarType.TIMESTAMP && b == ScalarType.DATE) {
      return List.of(left, cast(right, a));
    }
    if (a.physical() == Physical.LONG && b.physical() == Physical.DOUBLE) {
      return isWhole(right)
          ? List.of(left, whole(right))
          : List.of(cast(left, ScalarType.DOUBLE), right);
    }
    if (a.physical() == Physical.DOUBLE && b.physical() == Physical.LONG) {
      return isWhole(left)
          ? List.of(whole(left), right)
          : List.of(left, cast(right, ScalarType.DOUBLE));
    }
    if (a == ScalarType.STRING && b instanceof ScalarType) {
      return List.of(cast(left, b), right);
    }
    if (b == ScalarType.STRING && a instanceof ScalarType) {
      return List.of(left, cast(right, a));
    }
    return List.of(left, right);
  }

  private static boolean isWhole(Expr expr) {
    return expr instanceof Expr.Literal literal
        && literal.value() instanceof Double value
        && value == Math.rint(value)
        && Math.abs(value) < EXACT;
  }

  private static Expr whole(Expr expr) {
    Double value = (Double) ((Expr.Literal) expr).value();
    return value == null
        ? Expressions.nullOf(ScalarType.LONG)
        : Expressions.number(value.longValue());
  }
}
