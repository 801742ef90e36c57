package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.kernel.Comparison;

/** The longs from low to high, both included, or all others; empty if low is above high. */
record LongRange(long low, long high, boolean outside) {
  static LongRange of(Comparison comparison, long value) {
    return switch (comparison) {
      case EQUAL -> new LongRange(value, value, false);
      case NOT_EQUAL -> new LongRange(value, value, true);
      case LESS -> value == Long.MIN_VALUE ? empty() : below(value - 1);
      case LESS_OR_EQUAL -> below(value);
      case GREATER -> value == Long.MAX_VALUE ? empty() : above(value + 1);
      case GREATER_OR_EQUAL -> above(value);
    };
  }

  private static LongRange below(long high) {
    return new LongRange(Long.MIN_VALUE, high, false);
  }

  private static LongRange above(long low) {
    return new LongRange(low, Long.MAX_VALUE, false);
  }

  private static LongRange empty() {
    return new LongRange(1, 0, false);
  }

  LongRange intersect(LongRange other) {
    return new LongRange(Math.max(low, other.low), Math.min(high, other.high), false);
  }
}
