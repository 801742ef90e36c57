package dev.sluice.core.expr.text;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.frames.type.ColumnType;

/** Outcome of a test as 1 and 0. */
public final class TextTestExpr extends TextToLongExpr {
  public TextTestExpr(CompiledExpr operand, TextTest test, ColumnType type, int cost) {
    super(
        operand,
        (data, start, length, out, at) -> {
          out[at] = test.test(data, start, length) ? 1 : 0;
          return true;
        },
        type,
        false,
        cost);
  }
}
