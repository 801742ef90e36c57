package dev.sluice.core.expr.cast;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ScalarFunction;
import dev.sluice.core.expr.text.TextToDoubleExpr;
import dev.sluice.core.expr.text.TextToLongExpr;
import dev.sluice.core.expr.time.TimeZones;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.DecimalType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.ScalarType;
import java.time.ZoneId;

/** {@code cast(x[, zone])}: converts its argument to the type of the call. */
public final class Cast implements ScalarFunction {
  private static final int PARSE_COST = 20;

  @Override
  public String name() {
    return "cast";
  }

  @Override
  public String usage() {
    return "cast(x[, zone])";
  }

  @Override
  public String description() {
    return "Converts x to the type of the call; null if x has no such value";
  }

  @Override
  public int minArguments() {
    return 1;
  }

  @Override
  public int maxArguments() {
    return 2;
  }

  @Override
  public CompiledExpr compile(Expr.Call call, CompileContext context) {
    CompiledExpr operand = context.compile(call.arguments().get(0));
    ColumnType from = operand.type();
    ColumnType to = call.type();
    if (from.equals(to)) {
      return operand;
    }
    if (to instanceof DecimalType decimal && (from.isNumeric() || from == ScalarType.STRING)) {
      return DecimalCasts.toDecimal(operand, decimal);
    }
    if (from instanceof DecimalType decimal && to instanceof ScalarType target) {
      return DecimalCasts.fromDecimal(operand, decimal, target);
    }
    if (!(from instanceof ScalarType source) || !(to instanceof ScalarType target)) {
      throw new IllegalArgumentException(
          "Cannot cast [%s] to [%s]".formatted(from.name(), to.name()));
    }
    ZoneId zone = TimeZones.parse(context.textLiteral(call, 1));
    if (target == ScalarType.STRING) {
      return TextCasts.print(operand, source, zone);
    }
    if (source == ScalarType.STRING) {
      return parse(operand, target, zone);
    }
    return target.physical() == Physical.LONG
        ? LongCasts.toLong(operand, source, target, zone)
        : LongCasts.toDouble(operand, target);
  }

  private static CompiledExpr parse(CompiledExpr operand, ScalarType target, ZoneId zone) {
    return switch (target) {
      case DOUBLE, FLOAT -> {
        CompiledExpr number =
            new TextToDoubleExpr(
                operand, NumberText::parseDouble, ScalarType.DOUBLE, false, PARSE_COST * 2);
        yield LongCasts.toDouble(number, target);
      }
      case BOOLEAN ->
          new TextToLongExpr(operand, TextCasts::parseBoolean, target, false, PARSE_COST);
      case TIMESTAMP, DATE ->
          new TextToLongExpr(
              operand, TextCasts.timeParser(target, zone), target, false, PARSE_COST);
      default -> new TextToLongExpr(operand, NumberText::parseLong, target, false, PARSE_COST);
    };
  }
}
