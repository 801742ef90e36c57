package dev.sluice.core.segment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Order of bounds. */
final class BoundOrder {
  private BoundOrder() {}

  /** False only if the first value is known to be above the second; null is unknown. */
  static boolean mayBeAtMost(@Nullable Object low, @Nullable Object high) {
    if (low instanceof BigDecimal || high instanceof BigDecimal) {
      // Decimals of unequal scale, or stored as something else, were rounded after their bounds.
      return !(low instanceof BigDecimal a
          && high instanceof BigDecimal b
          && a.scale() == b.scale()
          && a.compareTo(b) > 0);
    }
    if (low instanceof Long a && high instanceof Long b) {
      return a <= b;
    }
    if (low instanceof Number a && high instanceof Number b) {
      return !(a.doubleValue() > b.doubleValue());
    }
    if (low instanceof String a && high instanceof String b) {
      return compare(a, b) <= 0;
    }
    return true;
  }

  /** By unsigned UTF-8 bytes. */
  static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
