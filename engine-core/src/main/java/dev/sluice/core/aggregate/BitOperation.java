package dev.sluice.core.aggregate;

import java.util.Locale;

/** An operation on the bits of two numbers. */
enum BitOperation {
  AND(-1),
  OR(0),
  XOR(0);

  private final long neutral;

  BitOperation(long neutral) {
    this.neutral = neutral;
  }

  String functionName() {
    return "bit_" + name().toLowerCase(Locale.ROOT);
  }

  /** The operand that changes nothing. */
  long neutral() {
    return neutral;
  }

  long apply(long left, long right) {
    return switch (this) {
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> left ^ right;
    };
  }
}
