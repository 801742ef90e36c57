package dev.sluice.sql.catalog;

import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.util.Locale;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNodeList;

/** Reads the column lists behind table functions. */
final class ColumnLists {
  private static final String ARRAY = " ARRAY";

  private ColumnLists() {}

  /**
   * Columns of a list of names and type texts in turns.
   *
   * @throws IllegalArgumentException naming a column that is doubled or of an unsupported type
   */
  static RowSignature signature(SqlNodeList list) {
    RowSignature.Builder columns = RowSignature.builder();
    for (int i = 0; i < list.size(); i += 2) {
      String name = ((SqlIdentifier) list.get(i)).getSimple();
      String type = ((SqlLiteral) list.get(i + 1)).toValue();
      columns.add(name, type(name, String.valueOf(type)));
    }
    return columns.build();
  }

  private static ColumnType type(String column, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.endsWith(ARRAY)) {
      ColumnType element = type(column, text.substring(0, text.length() - ARRAY.length()));
      if (element instanceof ScalarType scalar) {
        return new ArrayType(scalar);
      }
    }
    return switch (upper) {
      case "CHAR", "CHARACTER", "VARCHAR", "CHARACTER VARYING", "CHAR VARYING" -> ScalarType.STRING;
      case "TINYINT", "SMALLINT", "INT", "INTEGER", "BIGINT" -> whole(column);
      case "DOUBLE", "DOUBLE PRECISION" -> ScalarType.DOUBLE;
      case "FLOAT", "REAL" -> ScalarType.FLOAT;
      case "BOOLEAN" -> ScalarType.BOOLEAN;
      case "TIMESTAMP" -> ScalarType.TIMESTAMP;
      default -> complex(column, text, upper);
    };
  }

  private static ColumnType whole(String column) {
    return column.equals(StoredTable.TIME) ? ScalarType.TIMESTAMP : ScalarType.LONG;
  }

  private static ColumnType complex(String column, String text, String upper) {
    if (upper.startsWith("COMPLEX<") || upper.startsWith("ARRAY<")) {
      return ColumnType.parse(text);
    }
    throw new IllegalArgumentException(
        "Column [" + column + "] has an unsupported type: [" + text + "]");
  }
}
