package dev.sluice.core.expr.cast;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.text.DoubleToTextExpr;
import dev.sluice.core.expr.text.LongToTextExpr;
import dev.sluice.core.expr.text.TextToLong;
import dev.sluice.core.expr.text.TimeText;
import dev.sluice.core.expr.time.CivilDate;
import dev.sluice.core.expr.time.SqlTimeText;
import dev.sluice.core.expr.time.TimePrinter;
import dev.sluice.frames.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Casts from and to texts. */
final class TextCasts {
  private static final int PRINT_COST = 30;

  private TextCasts() {}

  static CompiledExpr print(CompiledExpr operand, ScalarType source, ZoneId zone) {
    TimePrinter times = new TimePrinter(zone);
    TimePrinter dates = new TimePrinter(ZoneOffset.UTC);
    return switch (source) {
      case LONG -> longs(operand, (value, out) -> out.append(Long.toString(value)));
      case BOOLEAN -> longs(operand, (value, out) -> out.append(value == 0 ? "false" : "true"));
      case TIMESTAMP -> longs(operand, TimeText.printer(times::sql));
      case DATE -> longs(operand, TimeText.printer(dates::date));
      case DOUBLE -> doubles(operand, (value, out) -> out.append(Double.toString(value)));
      case FLOAT -> doubles(operand, (value, out) -> out.append(Float.toString((float) value)));
      case STRING -> operand;
    };
  }

  private static CompiledExpr longs(CompiledExpr operand, LongToTextExpr.Printer printer) {
    return new LongToTextExpr(operand, printer, ScalarType.STRING, PRINT_COST);
  }

  private static CompiledExpr doubles(CompiledExpr operand, DoubleToTextExpr.Printer printer) {
    return new DoubleToTextExpr(operand, printer, ScalarType.STRING, PRINT_COST);
  }

  /** {@code true} and {@code false} in any case, else a number other than 0. */
  static boolean parseBoolean(byte[] data, int start, int length, long[] out, int at) {
    String text = new String(data, start, length, StandardCharsets.UTF_8).trim();
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      out[at] = text.equalsIgnoreCase("true") ? 1 : 0;
      return true;
    }
    double[] number = new double[1];
    if (!NumberText.parseDouble(data, start, length, number, 0)) {
      return false;
    }
    out[at] = number[0] == 0 ? 0 : 1;
    return true;
  }

  static TextToLong timeParser(ScalarType target, ZoneId zone) {
    if (target == ScalarType.TIMESTAMP) {
      return new SqlTimeText(zone)::parse;
    }
    SqlTimeText dates = new SqlTimeText(ZoneOffset.UTC);
    return (data, start, length, out, at) -> {
      if (!dates.parse(data, start, length, out, at)) {
        return false;
      }
      out[at] = CivilDate.dayOf(out[at]) * CivilDate.MILLIS_PER_DAY;
      return true;
    };
  }
}
