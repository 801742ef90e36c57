package dev.sluice.core.expr.string;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.ConstantPredicate;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.kernel.ByteStrings;
import dev.sluice.core.expr.text.RowFunctions;
import dev.sluice.core.expr.text.TextTest;
import dev.sluice.core.expr.text.TextTestExpr;
import dev.sluice.core.expr.text.TextTestPredicate;
import dev.sluice.core.expr.text.TextToLong;
import dev.sluice.core.expr.text.TextToLongExpr;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches for one text in another. */
final class SearchFunctions {
  private static final int COST = 8;

  private SearchFunctions() {}

  /** Makes the test for one text to be found. */
  @FunctionalInterface
  private interface Search {
    TextTest of(byte[] needle);
  }

  static List<NamedFunction> all() {
    return List.of(
        test("contains_string(x, y)", "Whether y occurs in x", SearchFunctions::contains),
        test(
            "icontains_string(x, y)",
            "Whether y occurs in x in any case",
            SearchFunctions::containsAnyCase),
        test(
            "starts_with(x, y)",
            "Whether x starts with y",
            needle -> (data, start, size) -> ByteStrings.startsWith(data, start, size, needle)),
        test(
            "ends_with(x, y)",
            "Whether x ends with y",
            needle -> (data, start, size) -> ByteStrings.endsWith(data, start, size, needle)),
        NamedFunction.of(
            "position(y, x[, from])",
            "Place of y in x at or after a position, 1 being the first; 0 if it is not there",
            (call, context) -> position(call, 1, 0, context)),
        NamedFunction.of(
            "strpos(x, y)",
            "Place of y in x, 1 being the first; 0 if it is not there",
            (call, context) -> position(call, 0, 1, context)));
  }

  private static TextTest contains(byte[] needle) {
    return (data, start, size) -> ByteStrings.indexOf(data, start, size, needle, 0) >= 0;
  }

  private static TextTest containsAnyCase(byte[] needle) {
    String wanted = StringFunctions.text(needle, 0, needle.length);
    return (data, start, size) -> {
      String text = StringFunctions.text(data, start, size);
      int last = text.length() - wanted.length();
      for (int i = 0; i <= last; i++) {
        if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
          return true;
        }
      }
      return false;
    };
  }

  private static NamedFunction test(String usage, String description, Search search) {
    return NamedFunction.of(
        usage,
        description,
        (call, context) -> {
          CompiledExpr needle = context.asText(call.arguments().get(1));
          if (!(needle instanceof ConstantExpr constant)) {
            return byRow(call, context, search);
          }
          return constant.isNull()
              ? ConstantExpr.of(null, call.type())
              : new TextTestExpr(
                  context.asText(call.arguments().get(0)),
                  search.of(constant.utf8()),
                  call.type(),
                  COST);
        },
        (call, negated, context) -> {
          CompiledExpr needle = context.asText(call.arguments().get(1));
          if (!(needle instanceof ConstantExpr constant)) {
            CompiledExpr values = byRow(call, context, search);
            return negated ? CompileContext.whereFalse(values) : CompileContext.whereTrue(values);
          }
          return constant.isNull()
              ? ConstantPredicate.NONE
              : new TextTestPredicate(
                  context.asText(call.arguments().get(0)),
                  search.of(constant.utf8()),
                  negated,
                  COST);
        });
  }

  private static CompiledExpr byRow(Expr.Call call, CompileContext context, Search search) {
    return RowFunctions.compileStrict(
        call,
        context,
        false,
        row -> {
          byte[] text = StringFunctions.utf8(row[0]);
          TextTest test = search.of(StringFunctions.utf8(row[1]));
          return test.test(text, 0, text.length) ? 1L : 0L;
        },
        ScalarType.STRING);
  }

  private static CompiledExpr position(
      Expr.Call call, int text, int needle, CompileContext context) {
    CompiledExpr wanted = context.asText(call.arguments().get(needle));
    if (wanted instanceof ConstantExpr constant && call.arguments().size() == 2) {
      if (constant.isNull()) {
        return ConstantExpr.of(null, call.type());
      }
      byte[] utf8 = constant.utf8();
      TextToLong place =
          (data, start, size, out, at) -> {
            int found = ByteStrings.indexOf(data, start, size, utf8, 0);
            out[at] = found < 0 ? 0 : ByteStrings.utf16Length(data, start, found) + 1L;
            return true;
          };
      return new TextToLongExpr(
          context.asText(call.arguments().get(text)), place, call.type(), false, COST);
    }
    return RowFunctions.compileStrict(
        call,
        context,
        false,
        row -> place(row, text, needle),
        ScalarType.STRING,
        ScalarType.STRING,
        ScalarType.LONG);
  }

  private static Long place(@Nullable Object[] row, int text, int needle) {
    long from = row.length > 2 ? Math.max(1, StringFunctions.number(row[2])) : 1;
    String haystack = StringFunctions.string(row[text]);
    int start = (int) Math.min(from - 1, haystack.length() + 1L);
    if (start > haystack.length()) {
      return 0L;
    }
    return haystack.indexOf(StringFunctions.string(row[needle]), start) + 1L;
  }
}
