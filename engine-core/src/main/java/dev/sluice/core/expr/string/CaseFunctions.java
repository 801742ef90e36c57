package dev.sluice.core.expr.string;

import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.kernel.ByteStrings;
import dev.sluice.core.expr.text.TextBuilder;
import dev.sluice.core.expr.text.TextToText;
import dev.sluice.core.expr.text.TextToTextExpr;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** {@code upper} and {@code lower}, whatever the locale. */
final class CaseFunctions {
  private static final int COST = 10;

  private CaseFunctions() {}

  static List<NamedFunction> all() {
    return List.of(
        function("upper(x)", "x in upper case", 'a', CaseFunctions::upper),
        function("lower(x)", "x in lower case", 'A', CaseFunctions::lower));
  }

  private static NamedFunction function(
      String usage, String description, char firstToChange, TextToText others) {
    TextToText any =
        (data, start, length, out) ->
            ByteStrings.isAscii(data, start, length)
                ? flip(data, start, length, firstToChange, out)
                : others.apply(data, start, length, out);
    return NamedFunction.of(
        usage,
        description,
        (call, context) ->
            new TextToTextExpr(
                context.asText(call.arguments().get(0)), any, call.type(), false, COST));
  }

  /** Changes the case of the 26 letters from the given one. */
  private static boolean flip(
      byte[] data, int start, int length, char firstToChange, TextBuilder out) {
    out.ensure(length);
    byte[] to = out.data();
    int at = out.size();
    for (int i = 0; i < length; i++) {
      int value = data[start + i];
      to[at + i] = (byte) (value ^ ((value - firstToChange & 0xff) < 26 ? 0x20 : 0));
    }
    out.claim(length);
    return true;
  }

  private static boolean upper(byte[] data, int start, int length, TextBuilder out) {
    out.append(new String(data, start, length, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT));
    return true;
  }

  private static boolean lower(byte[] data, int start, int length, TextBuilder out) {
    out.append(new String(data, start, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
    return true;
  }
}
