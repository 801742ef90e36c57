package dev.sluice.core.expr.string;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprFault;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.kernel.ByteStrings;
import dev.sluice.core.expr.text.RowFunctions;
import dev.sluice.core.expr.text.TextSlice;
import dev.sluice.core.expr.text.TextSliceExpr;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code substring left right}: parts by UTF-16 units. A part never holds half a character: where a
 * bound falls into one, it moves behind it.
 */
final class SliceFunctions {
  private static final int COST = 5;

  private SliceFunctions() {}

  static List<NamedFunction> all() {
    NamedFunction substring =
        NamedFunction.of(
            "substring(x, from[, length])",
            "Part of x from a position, 1 being the first; null if that lies beyond the end",
            SliceFunctions::substring);
    return List.of(
        substring,
        substring.alias("substr"),
        NamedFunction.of(
            "left(x, n)", "First n units of x", (call, context) -> end(call, context, true)),
        NamedFunction.of(
            "right(x, n)", "Last n units of x", (call, context) -> end(call, context, false)));
  }

  private static CompiledExpr substring(Expr.Call call, CompileContext context) {
    CompiledExpr text = context.asText(call.arguments().get(0));
    CompiledExpr from = context.asLong(call.arguments().get(1));
    CompiledExpr length =
        call.arguments().size() < 3
            ? ConstantExpr.of(-1L, ScalarType.LONG)
            : context.asLong(call.arguments().get(2));
    if (from instanceof ConstantExpr first && length instanceof ConstantExpr units) {
      if (first.isNull() || units.isNull()) {
        return ConstantExpr.of(null, call.type());
      }
      long start = first.longValue();
      long count = units.longValue();
      TextSlice slice = (data, at, size) -> part(call, data, at, size, start, count);
      return new TextSliceExpr(text, slice, call.type(), start < 1, COST);
    }
    return RowFunctions.compileStrict(
        call,
        context,
        true,
        row -> {
          byte[] data = StringFunctions.utf8(row[0]);
          long count = row.length > 2 ? StringFunctions.number(row[2]) : -1;
          return text(
              data, part(call, data, 0, data.length, StringFunctions.number(row[1]), count));
        },
        ScalarType.STRING,
        ScalarType.LONG);
  }

  private static long part(Expr.Call call, byte[] data, int at, int size, long start, long count) {
    if (start < 1) {
      throw ExprFault.of(call, "position [%d] is below 1".formatted(start));
    }
    int from =
        ByteStrings.isAscii(data, at, size)
            ? (int) Math.min(start - 1, size)
            : ByteStrings.offsetOfUnit(data, at, size, start - 1);
    if (from == size) {
      return TextSlice.NULL;
    }
    int rest = size - from;
    return TextSlice.at(at + from, count < 0 ? rest : prefix(data, at + from, rest, count));
  }

  private static CompiledExpr end(Expr.Call call, CompileContext context, boolean first) {
    CompiledExpr text = context.asText(call.arguments().get(0));
    if (context.asLong(call.arguments().get(1)) instanceof ConstantExpr constant) {
      if (constant.isNull()) {
        return ConstantExpr.of(null, call.type());
      }
      long units = constant.longValue();
      TextSlice slice = (data, at, size) -> end(call, data, at, size, units, first);
      return new TextSliceExpr(text, slice, call.type(), units < 0, COST);
    }
    return RowFunctions.compileStrict(
        call,
        context,
        true,
        row -> {
          byte[] data = StringFunctions.utf8(row[0]);
          return text(data, end(call, data, 0, data.length, StringFunctions.number(row[1]), first));
        },
        ScalarType.STRING,
        ScalarType.LONG);
  }

  private static long end(
      Expr.Call call, byte[] data, int at, int size, long units, boolean first) {
    if (units < 0) {
      throw ExprFault.of(call, "length [%d] is negative".formatted(units));
    }
    if (first) {
      return TextSlice.at(at, prefix(data, at, size, units));
    }
    long skipped = ByteStrings.utf16Length(data, at, size) - units;
    int from = skipped <= 0 ? 0 : prefix(data, at, size, skipped);
    return TextSlice.at(at + from, size - from);
  }

  /** Bytes of the first units. */
  private static int prefix(byte[] data, int at, int size, long units) {
    return ByteStrings.isAscii(data, at, size)
        ? (int) Math.min(units, size)
        : ByteStrings.offsetOfUnit(data, at, size, units);
  }

  private static @Nullable String text(byte[] data, long slice) {
    return slice == TextSlice.NULL
        ? null
        : StringFunctions.text(data, TextSlice.start(slice), TextSlice.length(slice));
  }
}
