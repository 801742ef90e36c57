package dev.sluice.sql.translate;

import dev.sluice.core.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Sort;

/** Keys of ORDER BY. NULL is the lowest value unless NULLS FIRST or NULLS LAST says otherwise. */
final class SortKeys {
  private SortKeys() {}

  static List<SortKey> of(Sort sort, Relation input) {
    List<SortKey> keys = new ArrayList<>();
    for (RelFieldCollation field : sort.getCollation().getFieldCollations()) {
      keys.add(of(field, input.columns().get(field.getFieldIndex())));
    }
    return keys;
  }

  /** The order of a field by what it is computed from. */
  static SortKey of(RelFieldCollation field, Expr expr) {
    boolean isDescending = field.direction.isDescending();
    return new SortKey(expr, isDescending, nullsHighest(field, isDescending));
  }

  private static boolean nullsHighest(RelFieldCollation field, boolean isDescending) {
    return field.nullDirection
        == (isDescending
            ? RelFieldCollation.NullDirection.FIRST
            : RelFieldCollation.NullDirection.LAST);
  }
}
