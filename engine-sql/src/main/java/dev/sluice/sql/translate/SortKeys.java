package dev.sluice.sql.translate;

import dev.sluice.sql.parser.StatementException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Sort;

/** Keys of ORDER BY. NULL is the lowest value, and no other order of it is offered. */
final class SortKeys {
  private SortKeys() {}

  static List<SortKey> of(Sort sort, Relation input) {
    List<SortKey> keys = new ArrayList<>();
    for (RelFieldCollation field : sort.getCollation().getFieldCollations()) {
      boolean isDescending = field.direction.isDescending();
      RelFieldCollation.NullDirection nulls = field.nullDirection;
      if (isDescending && nulls == RelFieldCollation.NullDirection.FIRST) {
        throw StatementException.of("DESC NULLS FIRST is not supported!");
      }
      if (!isDescending && nulls == RelFieldCollation.NullDirection.LAST) {
        throw StatementException.of("ASC NULLS LAST is not supported!");
      }
      keys.add(new SortKey(input.columns().get(field.getFieldIndex()), isDescending));
    }
    return keys;
  }
}
