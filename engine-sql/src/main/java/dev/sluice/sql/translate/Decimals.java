package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.catalog.SqlTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions are exact decimals. A column of that type is, a CAST to DECIMAL with a
 * precision, and what is computed of exact decimals, whole numbers and literals; every other
 * DECIMAL of SQL, such as a literal alone, is a DOUBLE.
 */
final class Decimals {
  private Decimals() {}

  static boolean isExact(Expr expr) {
    return expr.type() instanceof DecimalType;
  }

  static boolean anyExact(Collection<Expr> exprs) {
    return exprs.stream().anyMatch(Decimals::isExact);
  }

  /** The type in which the values of a node are, which choose or compute from these operands. */
  static ColumnType type(RexNode node, Collection<Expr> operands) {
    return node.getType().getSqlTypeName() == SqlTypeName.DECIMAL && anyExact(operands)
        ? SqlTypes.exact(node.getType())
        : SqlTypes.fromSql(node.getType());
  }

  /** Types of the columns of a set operation. */
  static List<ColumnType> types(RelDataType row, List<Relation> branches) {
    List<ColumnType> types = new ArrayList<>();
    for (RelDataTypeField field : row.getFieldList()) {
      boolean exact =
          field.getType().getSqlTypeName() == SqlTypeName.DECIMAL
              && branches.stream().anyMatch(b -> isExact(b.columns().get(field.getIndex())));
      types.add(exact ? SqlTypes.exact(field.getType()) : SqlTypes.fromSql(field.getType()));
    }
    return types;
  }

  /** The operands, literals among them as exact decimals if they meet exact decimals. */
  static List<Expr> meeting(List<RexNode> nodes, List<Expr> operands) {
    if (!anyExact(operands)) {
      return operands;
    }
    List<Expr> met = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Expr exact = literal(nodes.get(i), operands.get(i));
      met.add(exact == null ? operands.get(i) : exact);
    }
    return met;
  }

  private static @Nullable Expr literal(RexNode node, Expr operand) {
    if (node.getType().getSqlTypeName() != SqlTypeName.DECIMAL
        || !(operand instanceof Expr.Literal literal)
        || !(literal.value() instanceof Double value)
        || Double.isInfinite(value)
        || Double.isNaN(value)) {
      return null;
    }
    BigDecimal written = node instanceof RexLiteral rex ? rex.getValueAs(BigDecimal.class) : null;
    return literal(written == null ? BigDecimal.valueOf(value) : written);
  }

  /** The number as an exact literal of its own scale, or null if it has too many digits. */
  static @Nullable Expr literal(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
    if (plain.scale() > DecimalType.LONG_DIGITS || plain.unscaledValue().bitLength() > 63) {
      return null;
    }
    int precision = Math.max(plain.precision(), plain.scale());
    return new Expr.Literal(
        plain.unscaledValue().longValue(), new DecimalType(Math.max(1, precision), plain.scale()));
  }

  /** The number of an exact or whole literal, or of one that a DOUBLE shows; null for NULL. */
  static @Nullable BigDecimal number(Expr.Literal literal) {
    if (literal.value() instanceof Long units) {
      return BigDecimal.valueOf(units, DecimalType.scaleOf(literal.type()));
    }
    return literal.value() instanceof Double value && Math.abs(value) < 0x1p63
        ? BigDecimal.valueOf(value)
        : null;
  }

  /** The same number as a literal of this type, or null if that would round it. */
  static @Nullable Expr at(DecimalType type, BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() > type.scale()) {
      return null;
    }
    BigDecimal scaled = stripped.setScale(type.scale());
    return scaled.unscaledValue().bitLength() > 63
        ? null
        : new Expr.Literal(scaled.unscaledValue().longValue(), type);
  }

  /** Arithmetic on exact decimals, or null if an operand is not exact. */
  static @Nullable Expr arithmetic(String function, RexNode node, List<Expr> operands) {
    if (!anyExact(operands)
        || function.equals("divide")
        || node.getType().getSqlTypeName() != SqlTypeName.DECIMAL
        || !operands.stream().allMatch(Decimals::isWholeOrExact)) {
      return null;
    }
    int scale = 0;
    for (Expr operand : operands) {
      scale = Math.max(scale, DecimalType.scaleOf(operand.type()));
    }
    DecimalType type =
        function.equals("mod") ? DecimalType.widest(scale) : SqlTypes.exact(node.getType());
    return new Expr.Call(function, operands, type);
  }

  private static boolean isWholeOrExact(Expr expr) {
    return isExact(expr) || expr.type() == ScalarType.LONG;
  }

  /** Operands of a comparison of which one is an exact decimal. */
  static List<Expr> comparable(Expr left, Expr right, Conversions conversions) {
    if (left.type().equals(right.type())) {
      return List.of(left, right);
    }
    if (right instanceof Expr.Literal literal && left.type() instanceof DecimalType type) {
      Expr same = sameLiteral(type, literal);
      if (same != null) {
        return List.of(left, same);
      }
    }
    if (left instanceof Expr.Literal literal && right.type() instanceof DecimalType type) {
      Expr same = sameLiteral(type, literal);
      if (same != null) {
        return List.of(same, right);
      }
    }
    Expr a = exactLiteral(left);
    Expr b = exactLiteral(right);
    boolean longs = a.type().physical() == Physical.LONG && b.type().physical() == Physical.LONG;
    ColumnType common =
        longs
            ? DecimalType.widest(
                Math.max(DecimalType.scaleOf(a.type()), DecimalType.scaleOf(b.type())))
            : ScalarType.DOUBLE;
    return List.of(conversions.cast(a, common), conversions.cast(b, common));
  }

  private static Expr exactLiteral(Expr expr) {
    if (expr instanceof Expr.Literal literal && expr.type() == ScalarType.DOUBLE) {
      BigDecimal number = number(literal);
      Expr exact = number == null ? null : literal(number.stripTrailingZeros());
      return exact == null ? expr : exact;
    }
    return expr;
  }

  private static @Nullable Expr sameLiteral(DecimalType type, Expr.Literal literal) {
    if (literal.value() == null) {
      return Expressions.nullOf(type);
    }
    BigDecimal number = literal.type() == ScalarType.BOOLEAN ? null : number(literal);
    return number == null ? null : at(type, number);
  }
}
