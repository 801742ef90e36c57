package dev.sluice.sql.translate;

import dev.sluice.sql.parser.StatementException;
import java.math.BigDecimal;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * LIMIT and OFFSET.
 *
 * @param offset rows skipped
 * @param count rows taken, or null for all
 */
record RowLimit(long offset, @Nullable Long count) {
  static final RowLimit NONE = new RowLimit(0, null);

  static RowLimit of(Sort sort) {
    Long offset = number(sort.offset);
    return new RowLimit(offset == null ? 0 : offset, number(sort.fetch));
  }

  private static @Nullable Long number(@Nullable RexNode node) {
    if (node == null) {
      return null;
    }
    if (node instanceof RexLiteral literal) {
      BigDecimal value = literal.getValueAs(BigDecimal.class);
      if (value != null && value.signum() >= 0) {
        return value.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
      }
    }
    throw StatementException.of("LIMIT and OFFSET must be whole numbers, not [" + node + "]");
  }

  boolean isNone() {
    return offset == 0 && count == null;
  }

  /** Rows that are read at most; null if there is no bound. */
  @Nullable Long reach() {
    if (count == null) {
      return null;
    }
    long reach = offset + count;
    return reach < 0 ? null : reach;
  }
}
