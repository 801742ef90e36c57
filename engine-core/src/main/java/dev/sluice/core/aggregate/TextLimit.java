package dev.sluice.core.aggregate;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;

/** How long the texts may be that an aggregate keeps. */
final class TextLimit {
  private static final int DEFAULT_BYTES = 1024;

  private TextLimit() {}

  /** Parameter {@code maxBytes}, in bytes of UTF-8; values that are no texts are not cut. */
  static int of(AggregateSpec spec, ColumnType type) {
    if (type != ScalarType.STRING) {
      return Integer.MAX_VALUE;
    }
    Object stated = spec.parameters().get("maxBytes");
    if (stated == null) {
      return DEFAULT_BYTES;
    }
    if (stated instanceof Number number && number.longValue() > 0) {
      return (int) Math.min(number.longValue(), Integer.MAX_VALUE);
    }
    throw new IllegalArgumentException(
        "Aggregate [%s]: [maxBytes] is [%s] and must be a positive number"
            .formatted(spec.name(), stated));
  }
}
