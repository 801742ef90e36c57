package dev.sluice.core.expr.string;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprFault;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.text.RowFunctions;
import dev.sluice.frames.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions that write texts anew: padding, repetition, replacement, formats. */
final class EditFunctions {
  /** Longest text that is made on request. */
  private static final int MAX_UNITS = 1 << 26;

  private EditFunctions() {}

  static List<NamedFunction> all() {
    return List.of(
        NamedFunction.of(
            "reverse(x)",
            "Characters in the opposite order",
            (call, context) ->
                RowFunctions.compileStrict(
                    call,
                    context,
                    false,
                    row -> new StringBuilder(StringFunctions.string(row[0])).reverse().toString(),
                    ScalarType.STRING)),
        NamedFunction.of(
            "repeat(x, n)", "x written n times; null if n is below 1", EditFunctions::repeat),
        NamedFunction.of(
            "lpad(x, length[, pad])",
            "x padded on the left, by default with blanks, or cut to its first units",
            (call, context) -> pad(call, context, true)),
        NamedFunction.of(
            "rpad(x, length[, pad])",
            "x padded on the right, by default with blanks, or cut to its first units",
            (call, context) -> pad(call, context, false)),
        NamedFunction.of(
            "replace(x, y, z)", "x with every y replaced by z", EditFunctions::replace),
        NamedFunction.of(
            "string_format(pattern[, ...])",
            "Arguments in the manner of printf; what does not fit is joined by semicolons",
            EditFunctions::format),
        NamedFunction.of(
            "decode_base64_utf8(x)", "Text of Base64; fails on other text", EditFunctions::decode));
  }

  private static CompiledExpr repeat(Expr.Call call, CompileContext context) {
    return RowFunctions.compileStrict(
        call,
        context,
        true,
        row -> {
          String text = StringFunctions.string(row[0]);
          long times = StringFunctions.number(row[1]);
          checkLength(call, text.isEmpty() ? 0 : Math.min(times, MAX_UNITS + 1L) * text.length());
          return times < 1 ? null : text.isEmpty() ? "" : text.repeat((int) times);
        },
        ScalarType.STRING,
        ScalarType.LONG);
  }

  private static CompiledExpr pad(Expr.Call call, CompileContext context, boolean left) {
    return RowFunctions.compileStrict(
        call,
        context,
        true,
        row -> {
          String pad = row.length > 2 ? StringFunctions.string(row[2]) : " ";
          long length = StringFunctions.number(row[1]);
          checkLength(call, length);
          return length == 0 ? null : padded(StringFunctions.string(row[0]), length, pad, left);
        },
        ScalarType.STRING,
        ScalarType.LONG,
        ScalarType.STRING);
  }

  private static String padded(String text, long length, String pad, boolean left) {
    if (length < 0) {
      return "";
    }
    if (text.length() >= length) {
      return text.substring(0, (int) length);
    }
    if (pad.isEmpty()) {
      return text;
    }
    int missing = (int) length - text.length();
    String fill = pad.repeat(missing / pad.length() + 1).substring(0, missing);
    return left ? fill + text : text + fill;
  }

  private static void checkLength(Expr.Call call, long length) {
    if (length > MAX_UNITS) {
      throw ExprFault.of(
          call, "a text of [%d] characters is too long, at most [%d]".formatted(length, MAX_UNITS));
    }
  }

  private static CompiledExpr replace(Expr.Call call, CompileContext context) {
    return RowFunctions.compile(
        call,
        context,
        false,
        row -> {
          if (row[0] == null) {
            return null;
          }
          String what = row[1] == null ? "" : StringFunctions.string(row[1]);
          String by = row[2] == null ? "" : StringFunctions.string(row[2]);
          String text = StringFunctions.string(row[0]);
          return what.isEmpty() ? text : text.replace(what, by);
        },
        ScalarType.STRING);
  }

  private static CompiledExpr format(Expr.Call call, CompileContext context) {
    ScalarType[] types =
        call.arguments().stream().map(EditFunctions::printable).toArray(ScalarType[]::new);
    return RowFunctions.compile(
        call, context, false, row -> row[0] == null ? null : formatted(row), types);
  }

  private static ScalarType printable(Expr argument) {
    return argument.type() instanceof ScalarType type ? type : ScalarType.STRING;
  }

  private static String formatted(@Nullable Object[] row) {
    String pattern = StringFunctions.string(row[0]);
    @Nullable Object[] arguments = Arrays.copyOfRange(row, 1, row.length);
    try {
      return String.format(Locale.ENGLISH, pattern, arguments);
    } catch (IllegalFormatException e) {
      return Arrays.stream(row).map(String::valueOf).collect(Collectors.joining("; "));
    }
  }

  private static CompiledExpr decode(Expr.Call call, CompileContext context) {
    return RowFunctions.compileStrict(
        call,
        context,
        true,
        row -> {
          String text = StringFunctions.string(row[0]);
          try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
          } catch (IllegalArgumentException e) {
            throw ExprFault.of(call, "text [%s] is not Base64".formatted(text));
          }
        },
        ScalarType.STRING);
  }
}
