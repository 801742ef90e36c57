package dev.sluice.core.expr.string;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.kernel.ByteStrings;
import dev.sluice.core.expr.text.RowFunctions;
import dev.sluice.core.expr.text.TextSlice;
import dev.sluice.core.expr.text.TextSliceExpr;
import dev.sluice.frames.type.ScalarType;
import java.util.List;

/** {@code trim btrim ltrim rtrim}: strip any of a set of characters from the ends. */
final class TrimFunctions {
  private static final int COST = 6;

  private TrimFunctions() {}

  static List<NamedFunction> all() {
    NamedFunction both = function("trim", "both ends", true, true);
    return List.of(
        both,
        both.alias("btrim"),
        function("ltrim", "the left end", true, false),
        function("rtrim", "the right end", false, true));
  }

  private static NamedFunction function(String name, String where, boolean left, boolean right) {
    return NamedFunction.of(
        name + "(x[, chars])",
        "x without any of the characters, by default blanks, at " + where,
        (call, context) -> compile(call, context, left, right));
  }

  private static CompiledExpr compile(
      Expr.Call call, CompileContext context, boolean left, boolean right) {
    CompiledExpr chars =
        call.arguments().size() < 2
            ? ConstantExpr.of(" ", ScalarType.STRING)
            : context.asText(call.arguments().get(1));
    if (chars instanceof ConstantExpr constant && constant.isNull()) {
      return ConstantExpr.of(null, call.type());
    }
    byte[] set = chars instanceof ConstantExpr constant ? constant.utf8() : new byte[0];
    if (chars instanceof ConstantExpr && ByteStrings.isAscii(set, 0, set.length)) {
      boolean[] stripped = new boolean[128];
      for (byte b : set) {
        stripped[b] = true;
      }
      TextSlice slice = (data, at, size) -> slice(data, at, size, stripped, left, right);
      return new TextSliceExpr(
          context.asText(call.arguments().get(0)), slice, call.type(), false, COST);
    }
    return RowFunctions.compileStrict(
        call,
        context,
        false,
        row -> strip(StringFunctions.string(row[0]), StringFunctions.string(row[1]), left, right),
        ScalarType.STRING);
  }

  private static long slice(
      byte[] data, int at, int size, boolean[] stripped, boolean left, boolean right) {
    int from = at;
    int to = at + size;
    while (left && from < to && data[from] >= 0 && stripped[data[from]]) {
      from++;
    }
    while (right && from < to && data[to - 1] >= 0 && stripped[data[to - 1]]) {
      to--;
    }
    return TextSlice.at(from, to - from);
  }

  private static String strip(String text, String chars, boolean left, boolean right) {
    int from = 0;
    int to = text.length();
    while (left && from < to && chars.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (right && from < to && chars.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }
}
