package dev.sluice.sql.rel.statistics;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Share of rows that meet a condition. */
final class Selectivity {
  private static final double DAY = 86_400_000;
  private static final double MONTH_DAYS = 30.44;
  private static final double EQUALITY = 0.05;
  private static final double RANGE = 1 / 3.0;
  private static final double LIKE = 0.1;
  private static final double OTHER = 0.25;

  private final List<ColumnEstimate> columns;
  private final RexBuilder rex;

  /**
   * Of conditions over some columns.
   *
   * @param columns what the columns hold
   */
  Selectivity(List<ColumnEstimate> columns, RexBuilder rex) {
    this.columns = columns;
    this.rex = rex;
  }

  double of(RexNode condition) {
    return Math.min(1, Math.max(1e-9, share(condition)));
  }

  private double share(RexNode condition) {
    if (condition.isAlwaysTrue()) {
      return 1;
    }
    if (condition.isAlwaysFalse()) {
      return 0;
    }
    if (condition instanceof RexInputRef) {
      return 0.5;
    }
    if (!(condition instanceof RexCall call)) {
      return OTHER;
    }
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case AND -> and(operands);
      case OR -> or(operands);
      case NOT -> 1 - of(operands.get(0));
      case SEARCH -> of(RexUtil.expandSearch(rex, null, call));
      case IS_NULL -> nulls(operands.get(0));
      case IS_NOT_NULL -> 1 - nulls(operands.get(0));
      case IS_TRUE, IS_NOT_FALSE -> of(operands.get(0));
      case IS_FALSE, IS_NOT_TRUE -> 1 - of(operands.get(0));
      case EQUALS, IS_NOT_DISTINCT_FROM -> equality(operands.get(0), operands.get(1));
      case NOT_EQUALS, IS_DISTINCT_FROM -> 1 - equality(operands.get(0), operands.get(1));
      case LESS_THAN, LESS_THAN_OR_EQUAL -> less(operands.get(0), operands.get(1));
      case GREATER_THAN, GREATER_THAN_OR_EQUAL -> less(operands.get(1), operands.get(0));
      case LIKE -> LIKE;
      default -> OTHER;
    };
  }

  /** Bounds of one column go together; everything else is taken for independent. */
  private double and(List<RexNode> operands) {
    double share = 1;
    for (int i = 0; i < operands.size(); i++) {
      double own = of(operands.get(i));
      RexNode bounded = bounded(operands.get(i));
      double rest = 0;
      for (int j = 0; j < i && bounded != null; j++) {
        RexNode other = bounded(operands.get(j));
        if (bounded.equals(other)
            && isUpper(operands.get(i)) != isUpper(operands.get(j))
            && range(bounded) != null) {
          double before = of(operands.get(j));
          share /= before;
          rest = Math.max(1e-6, before + own - 1);
        }
      }
      share *= rest > 0 ? rest : own;
    }
    return share;
  }

  private static @Nullable RexNode bounded(RexNode condition) {
    if (!condition.isA(SqlKind.COMPARISON)
        || condition.getKind() == SqlKind.NOT_EQUALS
        || condition.getKind() == SqlKind.EQUALS) {
      return null;
    }
    RexNode left = ((RexCall) condition).getOperands().get(0);
    RexNode right = ((RexCall) condition).getOperands().get(1);
    return left instanceof RexInputRef ? left : right instanceof RexInputRef ? right : null;
  }

  private static boolean isUpper(RexNode condition) {
    boolean isLess =
        condition.getKind() == SqlKind.LESS_THAN
            || condition.getKind() == SqlKind.LESS_THAN_OR_EQUAL;
    return isLess == ((RexCall) condition).getOperands().get(0) instanceof RexInputRef;
  }

  private double or(List<RexNode> operands) {
    double none = 1;
    double sum = 0;
    boolean isDisjoint = true;
    for (RexNode operand : operands) {
      double share = of(operand);
      none *= 1 - share;
      sum += share;
      isDisjoint &= operand.getKind() == SqlKind.EQUALS;
    }
    return isDisjoint ? Math.min(1, sum) : 1 - none;
  }

  private double nulls(RexNode operand) {
    return operand instanceof RexInputRef ref ? columns.get(ref.getIndex()).nulls() : 0.05;
  }

  private double equality(RexNode left, RexNode right) {
    ColumnEstimate one = column(left);
    ColumnEstimate two = column(right);
    if (one != null && two != null) {
      return 1 / Math.max(one.distinct(), two.distinct());
    }
    ColumnEstimate known = one == null ? two : one;
    if (known == null) {
      return EQUALITY;
    }
    Double value = number(one == null ? left : right);
    if (value != null
        && known.range() != null
        && (value < known.range().min() || value > known.range().max())) {
      return 0;
    }
    return (1 - known.nulls()) / known.distinct();
  }

  private double less(RexNode small, RexNode large) {
    ColumnEstimate.Range range = range(small);
    Double value = number(large);
    if (range != null && value != null) {
      return range.below(value);
    }
    range = range(large);
    value = number(small);
    if (range != null && value != null) {
      return 1 - range.below(value);
    }
    return RANGE;
  }

  private ColumnEstimate.@Nullable Range range(RexNode operand) {
    ColumnEstimate column = column(operand);
    return column == null ? null : column.range();
  }

  private @Nullable ColumnEstimate column(RexNode operand) {
    RexNode plain = operand;
    while (plain.getKind() == SqlKind.CAST) {
      plain = ((RexCall) plain).getOperands().get(0);
    }
    return plain instanceof RexInputRef ref ? columns.get(ref.getIndex()) : null;
  }

  /** A constant as statistics hold it, or null if it is none or no number. */
  static @Nullable Double number(RexNode operand) {
    if (operand.getKind() == SqlKind.CAST) {
      return number(((RexCall) operand).getOperands().get(0));
    }
    if (operand instanceof RexLiteral literal && !literal.isNull()) {
      return switch (literal.getType().getSqlTypeName()) {
        case DATE ->
            DAY * Objects.requireNonNull(literal.getValueAs(DateString.class)).getDaysSinceEpoch();
        case TIMESTAMP ->
            (double)
                Objects.requireNonNull(literal.getValueAs(TimestampString.class))
                    .getMillisSinceEpoch();
        default ->
            literal.getValue() instanceof java.math.BigDecimal number ? number.doubleValue() : null;
      };
    }
    if (operand instanceof RexCall call
        && (call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS)
        && call.getOperands().size() == 2) {
      return sum(call);
    }
    return null;
  }

  private static @Nullable Double sum(RexCall call) {
    Double left = number(call.getOperands().get(0));
    Double right = number(call.getOperands().get(1));
    if (left == null || right == null) {
      return null;
    }
    RelDataType interval = call.getOperands().get(1).getType();
    double amount = right;
    if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(interval.getSqlTypeName())) {
      amount *= MONTH_DAYS * DAY;
    } else if (call.getType().getSqlTypeName() == SqlTypeName.DATE
        && SqlTypeName.INT_TYPES.contains(interval.getSqlTypeName())) {
      amount *= DAY;
    }
    return call.getKind() == SqlKind.PLUS ? left + amount : left - amount;
  }
}
