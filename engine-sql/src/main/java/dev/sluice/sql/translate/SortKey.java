package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;

/** One key of an order of rows, over the columns of a relation. */
record SortKey(Expr expr, boolean isDescending, boolean nullsHighest) {

  /** The key once its value stands in a column. */
  KeyColumn on(String column) {
    return new KeyColumn(
        column, isDescending ? KeyOrder.DESCENDING : KeyOrder.ASCENDING, nullsHighest);
  }
}
