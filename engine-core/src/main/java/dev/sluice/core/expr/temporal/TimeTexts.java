package dev.sluice.core.expr.temporal;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.text.LongToTextExpr;
import dev.sluice.core.expr.text.TextToLong;
import dev.sluice.core.expr.text.TextToLongExpr;
import dev.sluice.core.expr.text.TimeText;
import dev.sluice.core.expr.time.IsoTimeText;
import dev.sluice.core.expr.time.TimePattern;
import dev.sluice.core.expr.time.TimePrinter;
import java.time.ZoneId;
import java.util.List;

/** Texts of instants. */
final class TimeTexts {
  private static final int PARSE_COST = 20;
  private static final int PRINT_COST = 40;

  private TimeTexts() {}

  static List<NamedFunction> all() {
    return List.of(
        NamedFunction.of(
            "time_parse(x[, pattern[, zone]])",
            "Instant of a text, in ISO 8601 without a pattern; null if it is none",
            TimeTexts::parse),
        NamedFunction.of(
            "time_format(t[, pattern[, zone]])",
            "Text of an instant, in ISO 8601 without a pattern",
            TimeTexts::format));
  }

  private static CompiledExpr parse(Expr.Call call, CompileContext context) {
    String pattern = context.textLiteral(call, 1);
    ZoneId zone = TimeFunctions.zone(call, 2, context);
    TextToLong parser =
        pattern == null ? new IsoTimeText(zone)::parse : TimePattern.of(pattern, zone)::parse;
    CompiledExpr text = context.asText(call.arguments().get(0));
    return new TextToLongExpr(text, parser, call.type(), false, PARSE_COST);
  }

  private static CompiledExpr format(Expr.Call call, CompileContext context) {
    String pattern = context.textLiteral(call, 1);
    ZoneId zone = TimeFunctions.zone(call, 2, context);
    CompiledExpr time = TimeFunctions.time(call.arguments().get(0), context);
    if (pattern == null) {
      TimePrinter printer = new TimePrinter(zone);
      return new LongToTextExpr(time, TimeText.printer(printer::iso), call.type(), PRINT_COST);
    }
    TimePattern layout = TimePattern.of(pattern, zone);
    return new LongToTextExpr(
        time, (value, out) -> out.append(layout.print(value)), call.type(), PRINT_COST * 2);
  }
}
