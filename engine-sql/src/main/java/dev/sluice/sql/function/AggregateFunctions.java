package dev.sluice.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.ANY;
import static org.apache.calcite.sql.type.SqlTypeFamily.BOOLEAN;
import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC;
import static org.apache.calcite.sql.type.SqlTypeFamily.TIMESTAMP;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Aggregates beyond those of the standard. */
public final class AggregateFunctions {
  private static final SqlReturnTypeInference VALUE =
      ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE);
  private static final SqlReturnTypeInference ARRAY =
      ReturnTypes.ARG0
          .andThen(SqlTypeTransforms.FORCE_NULLABLE)
          .andThen(SqlTypeTransforms.TO_ARRAY)
          .andThen(SqlTypeTransforms.FORCE_NULLABLE);
  private static final List<SqlOperator> ALL =
      List.of(
          new NamedAggregate("ANY_VALUE", VALUE, Functions.optional(1, ANY, NUMERIC, BOOLEAN)),
          new NamedAggregate("EARLIEST", VALUE, Functions.optional(1, ANY, NUMERIC)),
          new NamedAggregate("LATEST", VALUE, Functions.optional(1, ANY, NUMERIC)),
          new NamedAggregate("EARLIEST_BY", VALUE, Functions.optional(2, ANY, TIMESTAMP, NUMERIC)),
          new NamedAggregate("LATEST_BY", VALUE, Functions.optional(2, ANY, TIMESTAMP, NUMERIC)),
          new NamedAggregate("APPROX_COUNT_DISTINCT", ReturnTypes.BIGINT, Functions.families(ANY)),
          new NamedAggregate(
              "APPROX_COUNT_DISTINCT_BUILTIN", ReturnTypes.BIGINT, Functions.families(ANY)),
          SqlLibraryOperators.BOOL_AND,
          SqlLibraryOperators.BOOL_OR,
          SqlLibraryOperators.LOGICAL_AND,
          SqlLibraryOperators.LOGICAL_OR,
          SqlLibraryOperators.MIN_BY,
          SqlLibraryOperators.MAX_BY,
          new ListAggregate(
              "ARRAY_AGG", SqlKind.ARRAY_AGG, ARRAY, Functions.optional(1, ANY, NUMERIC)),
          new ListAggregate(
              "ARRAY_CONCAT_AGG",
              SqlKind.ARRAY_CONCAT_AGG,
              VALUE,
              Functions.optional(1, SqlTypeFamily.ARRAY, NUMERIC)),
          textList("STRING_AGG", SqlKind.STRING_AGG),
          textList("LISTAGG", SqlKind.LISTAGG),
          SqlStdOperatorTable.PERCENTILE_CONT,
          SqlStdOperatorTable.PERCENTILE_DISC,
          SqlStdOperatorTable.MODE,
          SqlStdOperatorTable.WITHIN_GROUP,
          new NamedAggregate(
              "MEDIAN",
              ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
              Functions.families(NUMERIC)),
          ofPairs("CORR"),
          ofPairs("REGR_AVGX"),
          ofPairs("REGR_AVGY"),
          ofPairs("REGR_SXY"),
          ofPairs("REGR_SLOPE"),
          ofPairs("REGR_INTERCEPT"),
          ofPairs("REGR_R2"));

  private AggregateFunctions() {}

  private static SqlOperator textList(String name, SqlKind kind) {
    return new ListAggregate(
        name,
        kind,
        ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.FORCE_NULLABLE),
        Functions.optional(1, ANY, CHARACTER, NUMERIC));
  }

  private static SqlOperator ofPairs(String name) {
    return new NamedAggregate(
        name,
        ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
        Functions.families(NUMERIC, NUMERIC));
  }

  static List<SqlOperator> all() {
    return ALL;
  }
}
