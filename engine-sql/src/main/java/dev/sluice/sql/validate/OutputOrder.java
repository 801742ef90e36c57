package dev.sluice.sql.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns of a SELECT that sort keys name. The validator does the same for any expression,
 * but its time grows with the product of keys and columns.
 */
final class OutputOrder {
  private OutputOrder() {}

  /**
   * Positions of the keys in the SELECT list, from 0; null if one of them is not plainly the name
   * or the ordinal of a column.
   */
  static @Nullable List<Integer> positions(SqlNode query, List<SqlNode> keys) {
    if (!(query instanceof SqlSelect select)) {
      return null;
    }
    Map<String, Integer> names = new HashMap<>();
    List<SqlNode> items = select.getSelectList();
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      if (item instanceof SqlIdentifier id && id.isStar()) {
        return null;
      }
      String name = name(item);
      if (name != null && names.put(name, i) != null) {
        return null;
      }
    }
    List<Integer> positions = new ArrayList<>();
    for (SqlNode key : keys) {
      Integer position = position(key, names, items.size());
      if (position == null) {
        return null;
      }
      positions.add(position);
    }
    return positions;
  }

  private static @Nullable Integer position(SqlNode key, Map<String, Integer> names, int count) {
    if (key instanceof SqlLiteral literal && literal.getValue() instanceof BigDecimal number) {
      int ordinal = number.intValue();
      return ordinal >= 1 && ordinal <= count ? ordinal - 1 : null;
    }
    return key instanceof SqlIdentifier id && id.isSimple() ? names.get(id.getSimple()) : null;
  }

  private static @Nullable String name(SqlNode item) {
    if (item.getKind() == SqlKind.AS) {
      return ((SqlIdentifier) ((SqlBasicCall) item).operand(1)).getSimple();
    }
    return item instanceof SqlIdentifier id ? id.names.get(id.names.size() - 1) : null;
  }
}
