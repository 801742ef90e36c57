package dev.sluice.sql.translate;

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
      boolean isDescending = field.direction.isDescending();
      keys.add(
          new SortKey(
              input.columns().get(field.getFieldIndex()),
              isDescending,
              nullsHighest(field, isDescending)));
    }
    return keys;
  }

  private static boolean nullsHighest(RelFieldCollation field, boolean isDescending) {
    return field.nullDirection
        == (isDescending
            ? RelFieldCollation.NullDirection.FIRST
            : RelFieldCollation.NullDirection.LAST);
  }
}
