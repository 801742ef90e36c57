package dev.sluice.sql.validate;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.ContextKeys.ArrayIngestMode;
import dev.sluice.core.context.QueryContext;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.catalog.SqlTypes;
import dev.sluice.sql.parser.StatementException;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.type.SqlTypeName;

/** Which arrays INSERT and REPLACE may store, and where. */
public final class ArrayRules {
  private ArrayRules() {}

  /**
   * Checks the columns that would be stored.
   *
   * @param stored columns that the table has
   * @throws StatementException naming the column and the remedy, if a rule is broken
   */
  public static void check(List<OutputColumn> columns, RowSignature stored, QueryContext context) {
    ArrayIngestMode mode = context.get(ContextKeys.ARRAY_INGEST_MODE);
    List<String> exempt = context.get(ContextKeys.SKIP_TYPE_VERIFICATION);
    for (OutputColumn column : columns) {
      SqlTypeName type = column.type().getSqlTypeName();
      if (type != SqlTypeName.ARRAY && type != SqlTypeName.VARCHAR && type != SqlTypeName.CHAR) {
        continue;
      }
      ColumnType given = given(column, mode);
      if (stored.contains(column.name()) && !exempt.contains(column.name())) {
        checkChange(column.name(), given, stored.type(stored.indexOf(column.name())), mode);
      }
    }
  }

  /** The type under which the column would be stored. */
  private static ColumnType given(OutputColumn column, ArrayIngestMode mode) {
    ColumnType type = SqlTypes.fromSql(column.type());
    if (mode == ArrayIngestMode.ARRAY || !(type instanceof ArrayType array)) {
      return type;
    }
    if (array.element() != ScalarType.STRING) {
      throw StatementException.of(
          ("Column [%s] of type [%s] cannot be stored as a text of several values; set context"
                  + " parameter [arrayIngestMode] to [array], or convert it with ARRAY_TO_MV")
              .formatted(column.name(), array.nativeName()));
    }
    return ScalarType.STRING;
  }

  private static void checkChange(
      String column, ColumnType given, ColumnType stored, ArrayIngestMode mode) {
    boolean turns =
        (given instanceof ArrayType && stored == ScalarType.STRING)
            || (given == ScalarType.STRING && stored instanceof ArrayType);
    if (turns) {
      throw StatementException.of(
          ("Cannot write into field [%s] using type [%s] and arrayIngestMode [%s], since the existing"
                  + " type is [%s]; convert it, change context parameter [arrayIngestMode], or name"
                  + " the field in [skipTypeVerification]")
              .formatted(
                  column,
                  given.nativeName(),
                  mode.name().toLowerCase(Locale.ROOT),
                  stored.nativeName()));
    }
  }
}
