package dev.sluice.core.expr.string;

import dev.sluice.core.expr.CompileContext;
import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.core.expr.ConstantExpr;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.NamedFunction;
import dev.sluice.core.expr.text.TextToTextExpr;
import java.util.ArrayList;
import java.util.List;

/** {@code concat}: all texts one after the other; null if any is null. */
final class Concat {
  private static final int COST = 8;

  private Concat() {}

  static List<NamedFunction> all() {
    return List.of(
        NamedFunction.of(
            "concat(x[, ...])",
            "Texts of all arguments one after the other; null if any is null",
            Concat::compile),
        NamedFunction.of("textcat(x, y)", "Text of x, then text of y", Concat::compile));
  }

  private static CompiledExpr compile(Expr.Call call, CompileContext context) {
    List<CompiledExpr> parts = new ArrayList<>();
    int varying = -1;
    int varyingCount = 0;
    for (Expr argument : call.arguments()) {
      CompiledExpr part = context.asText(argument);
      if (part instanceof ConstantExpr constant) {
        if (constant.isNull()) {
          return ConstantExpr.of(null, call.type());
        }
      } else {
        varying = parts.size();
        varyingCount++;
      }
      parts.add(part);
    }
    if (varyingCount != 1) {
      return new ConcatExpr(parts, call.type());
    }
    byte[] before = joined(parts.subList(0, varying));
    byte[] after = joined(parts.subList(varying + 1, parts.size()));
    return new TextToTextExpr(
        parts.get(varying),
        (data, start, length, out) -> {
          out.append(before);
          out.append(data, start, length);
          out.append(after);
          return true;
        },
        call.type(),
        false,
        COST);
  }

  private static byte[] joined(List<CompiledExpr> constants) {
    StringBuilder text = new StringBuilder();
    for (CompiledExpr constant : constants) {
      text.append(((ConstantExpr) constant).value());
    }
    return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
