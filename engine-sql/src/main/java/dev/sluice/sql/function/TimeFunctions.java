package dev.sluice.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.DATETIME;
import static org.apache.calcite.sql.type.SqlTypeFamily.EXACT_NUMERIC;
import static org.apache.calcite.sql.type.SqlTypeFamily.TIMESTAMP;

import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Functions of instants. */
public final class TimeFunctions {
  private static final SqlReturnTypeInference INSTANT =
      ReturnTypes.explicit(SqlTypeName.TIMESTAMP, EngineTypeSystem.TIMESTAMP_DIGITS);
  private static final SqlReturnTypeInference SAME_NULLS =
      INSTANT.andThen(SqlTypeTransforms.TO_NULLABLE);
  private static final SqlReturnTypeInference MAYBE_INSTANT =
      INSTANT.andThen(SqlTypeTransforms.FORCE_NULLABLE);

  /** {@code (unit, count, instant)}, the unit as text: what TIMESTAMPADD is planned as. */
  public static final SqlOperator ADD =
      time("TIMESTAMP_ADD", MAYBE_INSTANT, families(CHARACTER, EXACT_NUMERIC, DATETIME));

  /** {@code (unit, from, to)}, the unit as text: what TIMESTAMPDIFF is planned as. */
  public static final SqlOperator DIFF =
      time(
          "TIMESTAMP_DIFF",
          ReturnTypes.BIGINT_FORCE_NULLABLE,
          families(CHARACTER, DATETIME, DATETIME));

  private static final List<SqlOperator> ALL =
      List.of(
          SqlStdOperatorTable.EXTRACT,
          SqlStdOperatorTable.TIMESTAMP_ADD,
          SqlStdOperatorTable.TIMESTAMP_DIFF,
          SqlStdOperatorTable.CURRENT_TIMESTAMP,
          SqlStdOperatorTable.CURRENT_DATE,
          SqlStdOperatorTable.LOCALTIMESTAMP,
          SqlStdOperatorTable.YEAR,
          SqlStdOperatorTable.QUARTER,
          SqlStdOperatorTable.MONTH,
          SqlStdOperatorTable.WEEK,
          SqlStdOperatorTable.DAYOFYEAR,
          SqlStdOperatorTable.DAYOFMONTH,
          SqlStdOperatorTable.HOUR,
          SqlStdOperatorTable.MINUTE,
          SqlStdOperatorTable.SECOND,
          SqlStdOperatorTable.OVERLAPS,
          SqlStdOperatorTable.CONTAINS,
          SqlStdOperatorTable.PERIOD_EQUALS,
          SqlStdOperatorTable.PRECEDES,
          SqlStdOperatorTable.IMMEDIATELY_PRECEDES,
          SqlStdOperatorTable.SUCCEEDS,
          SqlStdOperatorTable.IMMEDIATELY_SUCCEEDS,
          time("TIME_PARSE", MAYBE_INSTANT, Functions.optional(1, CHARACTER, CHARACTER, CHARACTER)),
          time(
              "TIME_FORMAT",
              ReturnTypes.VARCHAR_NULLABLE,
              Functions.optional(1, DATETIME, CHARACTER, CHARACTER)),
          time(
              "TIME_FLOOR",
              SAME_NULLS,
              Functions.optional(2, TIMESTAMP, CHARACTER, TIMESTAMP, CHARACTER)),
          time(
              "TIME_CEIL",
              SAME_NULLS,
              Functions.optional(2, TIMESTAMP, CHARACTER, TIMESTAMP, CHARACTER)),
          time(
              "TIME_SHIFT",
              SAME_NULLS,
              Functions.optional(3, TIMESTAMP, CHARACTER, EXACT_NUMERIC, CHARACTER)),
          time(
              "TIME_EXTRACT",
              ReturnTypes.BIGINT_NULLABLE,
              Functions.optional(2, DATETIME, CHARACTER, CHARACTER)),
          time("DATE_TRUNC", SAME_NULLS, families(CHARACTER, TIMESTAMP)),
          time("TIME_IN_INTERVAL", ReturnTypes.BOOLEAN_NULLABLE, families(TIMESTAMP, CHARACTER)),
          time("MILLIS_TO_TIMESTAMP", SAME_NULLS, families(EXACT_NUMERIC)),
          time("TIMESTAMP_TO_MILLIS", ReturnTypes.BIGINT_NULLABLE, families(TIMESTAMP)));

  private TimeFunctions() {}

  static List<SqlOperator> all() {
    return ALL;
  }

  private static SqlOperandTypeChecker families(SqlTypeFamily... families) {
    return Functions.families(families);
  }

  private static SqlOperator time(
      String name, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
    return Functions.of(name, SqlFunctionCategory.TIMEDATE, result, arguments);
  }
}
