package dev.sluice.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.ANY;
import static org.apache.calcite.sql.type.SqlTypeFamily.BOOLEAN;
import static org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC;
import static org.apache.calcite.sql.type.SqlTypeFamily.TIMESTAMP;

import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Aggregates beyond those of the standard. */
public final class AggregateFunctions {
  private static final SqlReturnTypeInference VALUE =
      ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE);
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
          ofPairs("CORR"),
          ofPairs("REGR_AVGX"),
          ofPairs("REGR_AVGY"),
          ofPairs("REGR_SXY"),
          ofPairs("REGR_SLOPE"),
          ofPairs("REGR_INTERCEPT"),
          ofPairs("REGR_R2"));

  private AggregateFunctions() {}

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
