package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.util.List;

/** The two sides of an equality of a join with values of one type. */
final class KeyTypes {
  private KeyTypes() {}

  static List<Expr> unified(Expr left, Expr right, Conversions conversions) {
    List<Expr> comparable = conversions.comparable(left, right);
    Expr a = comparable.get(0);
    Expr b = comparable.get(1);
    ColumnType type = common(a.type(), b.type());
    return List.of(conversions.cast(a, type), conversions.cast(b, type));
  }

  private static ColumnType common(ColumnType a, ColumnType b) {
    if (a.equals(b)) {
      return a;
    }
    if (a.physical() == Physical.LONG && b.physical() == Physical.LONG) {
      return ScalarType.LONG;
    }
    if (isNumber(a) && isNumber(b)) {
      return ScalarType.DOUBLE;
    }
    throw Unsupported.construct(
        "a join on values of types [" + a.name() + "] and [" + b.name() + "]");
  }

  private static boolean isNumber(ColumnType type) {
    return type == ScalarType.LONG || type == ScalarType.DOUBLE || type == ScalarType.FLOAT;
  }
}
