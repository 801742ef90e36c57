package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.catalog.SqlTypes;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Arithmetic of times and intervals. Days and less are exact time, months and years follow the
 * calendar: a day past the end of a month is cut to its end.
 */
final class IntervalTranslator {
  private static final Expr UTC = Expressions.text("UTC");

  private final RexTranslator expressions;
  private final TranslationContext context;
  private final Expr zone;

  IntervalTranslator(RexTranslator expressions, TranslationContext context) {
    this.expressions = expressions;
    this.context = context;
    this.zone = Expressions.text(context.zone().getId());
  }

  boolean handles(RexCall call) {
    boolean arithmetic =
        switch (call.getKind()) {
          case PLUS, MINUS, TIMES, DIVIDE, MINUS_PREFIX -> true;
          default -> call.getOperator().getName().equals("*");
        };
    return arithmetic
        && (isInterval(call)
            || call.getOperands().stream().anyMatch(IntervalTranslator::isInterval));
  }

  private static boolean isInterval(RexNode node) {
    return SqlTypeUtil.isInterval(node.getType());
  }

  Expr translate(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case PLUS, MINUS -> sum(call);
      case MINUS_PREFIX ->
          Expressions.call("negate", ScalarType.LONG, expressions.translate(operands.get(0)));
      case DIVIDE -> scaled("divide", operands);
      default -> scaled("multiply", operands);
    };
  }

  /** An interval times or divided by a number; a fraction of what it is held in is cut. */
  private Expr scaled(String function, List<RexNode> operands) {
    Expr left = expressions.translate(operands.get(0));
    Expr right = expressions.translate(operands.get(1));
    if (left.type().physical() == Physical.LONG && right.type().physical() == Physical.LONG) {
      return Expressions.call(function, ScalarType.LONG, left, right);
    }
    Expr product =
        Expressions.call(
            function,
            ScalarType.DOUBLE,
            context.conversions().cast(left, ScalarType.DOUBLE),
            context.conversions().cast(right, ScalarType.DOUBLE));
    return context.conversions().cast(context.constants().fold(product), ScalarType.LONG);
  }

  private Expr sum(RexCall call) {
    boolean minus = call.getKind() == SqlKind.MINUS;
    RexNode first = call.getOperands().get(0);
    RexNode second = call.getOperands().get(1);
    if (isInterval(first) && isInterval(second)) {
      return Expressions.call(
          minus ? "subtract" : "add",
          ScalarType.LONG,
          expressions.translate(first),
          expressions.translate(second));
    }
    if (!isInterval(first) && !isInterval(second)) {
      return difference(expressions.translate(first), expressions.translate(second), call);
    }
    RexNode interval = isInterval(first) ? first : second;
    return moved(
        expressions.translate(isInterval(first) ? second : first),
        expressions.translate(interval),
        interval.getType().getSqlTypeName().getFamily() == SqlTypeFamily.INTERVAL_YEAR_MONTH,
        minus,
        SqlTypes.fromSql(call.getType()));
  }

  private Expr moved(Expr time, Expr interval, boolean isMonths, boolean minus, ColumnType type) {
    if (isMonths) {
      Expr months = minus ? Expressions.call("negate", ScalarType.LONG, interval) : interval;
      return Expressions.call(
          "timestamp_add",
          type,
          Expressions.text("MONTH"),
          context.constants().fold(months),
          time,
          time.type() == ScalarType.DATE ? UTC : zone);
    }
    boolean wholeDays =
        interval instanceof Expr.Literal literal
            && literal.value() instanceof Long millis
            && millis % Intervals.size(TimeUnit.DAY) == 0;
    if (type != ScalarType.DATE || wholeDays) {
      return Expressions.call(minus ? "subtract" : "add", type, time, interval);
    }
    Expr instant = Expressions.call(minus ? "subtract" : "add", ScalarType.LONG, time, interval);
    return Expressions.call("cast", type, instant, UTC);
  }

  /** The time from the second to the first, in whole units of the interval's last field. */
  private Expr difference(Expr first, Expr second, RexCall call) {
    ColumnType common =
        first.type() == ScalarType.DATE && second.type() == ScalarType.DATE
            ? ScalarType.DATE
            : ScalarType.TIMESTAMP;
    Expr to = context.conversions().cast(first, common);
    Expr from = context.conversions().cast(second, common);
    TimeUnit unit = call.getType().getSqlTypeName().getEndUnit();
    if (call.getType().getSqlTypeName().getFamily() == SqlTypeFamily.INTERVAL_YEAR_MONTH) {
      Expr months =
          Expressions.call(
              "timestamp_diff",
              ScalarType.LONG,
              Expressions.text("MONTH"),
              from,
              to,
              common == ScalarType.DATE ? UTC : zone);
      return Intervals.cut(months, unit);
    }
    return Intervals.cut(Expressions.call("subtract", ScalarType.LONG, to, from), unit);
  }
}
