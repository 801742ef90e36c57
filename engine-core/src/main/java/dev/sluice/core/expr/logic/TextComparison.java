package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.kernel.ByteStrings;
import dev.sluice.core.expr.kernel.Comparison;
import dev.sluice.core.expr.text.TextTest;

/** Comparison of texts with a constant, by unsigned bytes. */
final class TextComparison {
  private TextComparison() {}

  static TextTest with(Comparison comparison, byte[] constant) {
    return switch (comparison) {
      case EQUAL -> (data, start, length) -> ByteStrings.equal(data, start, length, constant);
      case NOT_EQUAL -> (data, start, length) -> !ByteStrings.equal(data, start, length, constant);
      case LESS -> (data, start, length) -> order(data, start, length, constant) < 0;
      case LESS_OR_EQUAL -> (data, start, length) -> order(data, start, length, constant) <= 0;
      case GREATER -> (data, start, length) -> order(data, start, length, constant) > 0;
      case GREATER_OR_EQUAL -> (data, start, length) -> order(data, start, length, constant) >= 0;
    };
  }

  private static int order(byte[] data, int start, int length, byte[] constant) {
    return ByteStrings.compare(data, start, length, constant, 0, constant.length);
  }
}
