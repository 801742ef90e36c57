package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.plan.Interval;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.catalog.SqlTypes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Functions of instants, which all get their zone here. */
final class TimeTranslator {
  private static final String UTC = "UTC";

  private final RexTranslator expressions;
  private final TranslationContext context;
  private final Expr zone;

  TimeTranslator(RexTranslator expressions, TranslationContext context) {
    this.expressions = expressions;
    this.context = context;
    this.zone = Expressions.text(context.zone().getId());
  }

  boolean handles(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case FLOOR, CEIL -> operands.size() == 2;
      case EXTRACT, TIMESTAMP_ADD, TIMESTAMP_DIFF -> true;
      default ->
          switch (call.getOperator().getName()) {
            case "CURRENT_TIMESTAMP",
                "LOCALTIMESTAMP",
                "CURRENT_DATE",
                "TIME_PARSE",
                "TIME_FORMAT",
                "TIME_FLOOR",
                "TIME_CEIL",
                "TIME_SHIFT",
                "TIME_EXTRACT",
                "TIMESTAMP_ADD",
                "TIMESTAMP_DIFF",
                "DATE_TRUNC",
                "TIME_IN_INTERVAL" ->
                true;
            default -> false;
          };
    };
  }

  Expr translate(RexCall call) {
    List<RexNode> operands = call.getOperands();
    ColumnType type = SqlTypes.fromSql(call.getType());
    return switch (call.getKind()) {
      case FLOOR -> rounded("time_floor", operands, type);
      case CEIL -> rounded("time_ceil", operands, type);
      case EXTRACT -> {
        Expr time = expressions.translate(operands.get(1));
        TimeUnitRange field = unit(operands.get(0));
        if (SqlTypeUtil.isInterval(operands.get(1).getType())) {
          yield Intervals.field(field, time);
        }
        Expr unit = Expressions.text(field.name());
        yield Expressions.call("time_extract", type, time, unit, zoneOf(time));
      }
      default -> named(call, type);
    };
  }

  private Expr named(RexCall call, ColumnType type) {
    String name = call.getOperator().getName();
    if (name.equals("CURRENT_TIMESTAMP") || name.equals("LOCALTIMESTAMP")) {
      return new Expr.Literal(context.now().toEpochMilli(), ScalarType.TIMESTAMP);
    }
    if (name.equals("CURRENT_DATE")) {
      long day = LocalDate.ofInstant(context.now(), context.zone()).toEpochDay();
      return new Expr.Literal(TimeUnit.DAYS.toMillis(day), ScalarType.DATE);
    }
    List<Expr> arguments = new ArrayList<>(expressions.translateAll(call.getOperands()));
    return switch (name) {
      case "TIME_PARSE" -> withZone("time_parse", arguments, 2, type, zone);
      case "TIME_FORMAT" -> withZone("time_format", arguments, 2, type, zoneOf(arguments.get(0)));
      case "TIME_FLOOR" -> withZone("time_floor", arguments, 3, type, zone);
      case "TIME_CEIL" -> withZone("time_ceil", arguments, 3, type, zone);
      case "TIME_SHIFT" -> withZone("time_shift", arguments, 3, type, zone);
      case "TIME_EXTRACT" -> withZone("time_extract", arguments, 2, type, zoneOf(arguments.get(0)));
      case "TIMESTAMP_ADD" ->
          withZone("timestamp_add", arguments, 3, type, zoneOf(arguments.get(2)));
      case "TIMESTAMP_DIFF" -> withZone("timestamp_diff", arguments, 3, type, zone);
      case "DATE_TRUNC" -> withZone("date_trunc", arguments, 2, type, zone);
      default -> inInterval(arguments);
    };
  }

  /** The call with NULL for what is left out before the zone, and the zone unless it is given. */
  private static Expr withZone(
      String function, List<Expr> arguments, int zoneAt, ColumnType type, Expr zone) {
    while (arguments.size() < zoneAt) {
      arguments.add(Expressions.text(null));
    }
    if (arguments.size() == zoneAt) {
      arguments.add(zone);
    } else if (arguments.get(zoneAt) instanceof Expr.Literal given && given.value() == null) {
      arguments.set(zoneAt, zone);
    }
    return new Expr.Call(function, arguments, type);
  }

  /** Dates have no zone: they are counted as in UTC. */
  private Expr zoneOf(Expr time) {
    return time.type() == ScalarType.DATE ? Expressions.text(UTC) : zone;
  }

  private Expr rounded(String function, List<RexNode> operands, ColumnType type) {
    Expr time = expressions.translate(operands.get(0));
    String period = period(unit(operands.get(1)));
    return Expressions.call(
        function, type, time, Expressions.text(period), Expressions.text(null), zoneOf(time));
  }

  private static TimeUnitRange unit(RexNode node) {
    Object value = ((RexLiteral) node).getValue();
    if (value instanceof TimeUnitRange unit) {
      return unit;
    }
    throw Unsupported.construct("time unit [" + value + "]");
  }

  private static String period(TimeUnitRange unit) {
    return switch (unit) {
      case SECOND -> "PT1S";
      case MINUTE -> "PT1M";
      case HOUR -> "PT1H";
      case DAY -> "P1D";
      case WEEK -> "P1W";
      case MONTH -> "P1M";
      case QUARTER -> "P3M";
      case YEAR -> "P1Y";
      default -> throw Unsupported.construct("rounding to [" + unit + "]");
    };
  }

  /** {@code start <= time AND time < end}, so that time chunks can be left out. */
  private Expr inInterval(List<Expr> arguments) {
    Expr time = arguments.get(0);
    if (!(arguments.get(1) instanceof Expr.Literal literal)
        || !(literal.value() instanceof String text)) {
      throw Unsupported.construct("TIME_IN_INTERVAL with an interval that is no literal");
    }
    Interval interval = IsoInterval.parse(text, context.zone());
    return Expressions.test(
        "and",
        Expressions.test("greater_than_or_equal", time, instant(interval.startMillis())),
        Expressions.test("less_than", time, instant(interval.endMillis())));
  }

  private static Expr instant(long millis) {
    return new Expr.Literal(millis, ScalarType.TIMESTAMP);
  }
}
