package dev.sluice.core.expr.string;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.kernel.ByteStrings;
import dev.sluice.core.expr.text.RowFunctions;
import dev.sluice.core.expr.text.TextToLongExpr;
import dev.sluice.frames.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of texts, by name. */
public final class StringFunctions {
  private static final int LENGTH_COST = 3;
  private static final long DEFAULT_RADIX = 10;

  private StringFunctions() {}

  public static List<NamedFunction> all() {
    NamedFunction length =
        NamedFunction.of("length(x)", "Number of UTF-16 units of x", StringFunctions::length);
    List<NamedFunction> all = new ArrayList<>();
    all.add(length);
    all.add(length.alias("char_length"));
    all.add(length.alias("character_length"));
    all.add(length.alias("strlen"));
    all.add(
        NamedFunction.of(
            "parse_long(x[, radix])",
            "Whole text as an integer of the base, by default 10; null if it is none",
            StringFunctions::parseLong));
    all.addAll(CaseFunctions.all());
    all.addAll(Concat.all());
    all.addAll(SliceFunctions.all());
    all.addAll(TrimFunctions.all());
    all.addAll(SearchFunctions.all());
    all.addAll(EditFunctions.all());
    all.addAll(RegexFunctions.all());
    return all;
  }

  private static CompiledExpr length(Expr.Call call, CompileContext context) {
    return new TextToLongExpr(
        context.asText(call.arguments().get(0)),
        (data, start, size, out, at) -> {
          out[at] = ByteStrings.utf16Length(data, start, size);
          return true;
        },
        call.type(),
        false,
        LENGTH_COST);
  }

  private static CompiledExpr parseLong(Expr.Call call, CompileContext context) {
    return RowFunctions.compileStrict(
        call,
        context,
        false,
        row -> parsed(string(row[0]), row.length > 1 ? number(row[1]) : DEFAULT_RADIX),
        ScalarType.STRING,
        ScalarType.LONG);
  }

  private static @Nullable Long parsed(String text, long radix) {
    boolean prefixed =
        radix == 16 && (text.startsWith("0x") || text.startsWith("0X")) && text.length() > 2;
    try {
      return Long.parseLong(prefixed ? text.substring(2) : text, (int) radix);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A text among boxed arguments; "" for null, which strict functions never see. */
  static String string(@Nullable Object argument) {
    return argument instanceof String text ? text : "";
  }

  /** A number among boxed arguments; 0 for null, which strict functions never see. */
  static long number(@Nullable Object argument) {
    return argument instanceof Long value ? value : 0;
  }

  static byte[] utf8(@Nullable Object argument) {
    return string(argument).getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] data, int start, int size) {
    return new String(data, start, size, StandardCharsets.UTF_8);
  }
}
