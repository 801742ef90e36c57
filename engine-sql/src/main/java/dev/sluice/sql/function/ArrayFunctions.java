package dev.sluice.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.ANY;
import static org.apache.calcite.sql.type.SqlTypeFamily.ARRAY;
import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Functions of arrays. */
final class ArrayFunctions {
  private static final SqlReturnTypeInference FIRST =
      ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE);
  private static final SqlReturnTypeInference SECOND =
      ReturnTypes.ARG1.andThen(SqlTypeTransforms.FORCE_NULLABLE);
  private static final SqlReturnTypeInference ELEMENT =
      binding -> {
        RelDataType element = binding.getOperandType(0).getComponentType();
        return binding
            .getTypeFactory()
            .createTypeWithNullability(element == null ? binding.getOperandType(0) : element, true);
      };
  static final SqlReturnTypeInference TEXTS =
      ReturnTypes.VARCHAR
          .andThen(SqlTypeTransforms.FORCE_NULLABLE)
          .andThen(SqlTypeTransforms.TO_ARRAY)
          .andThen(SqlTypeTransforms.FORCE_NULLABLE);
  private static final SqlReturnTypeInference PLACE = ReturnTypes.BIGINT_FORCE_NULLABLE;
  private static final SqlReturnTypeInference TRUTH =
      ReturnTypes.BOOLEAN.andThen(SqlTypeTransforms.FORCE_NULLABLE);

  private ArrayFunctions() {}

  static List<SqlOperator> all() {
    return List.of(
        SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR,
        SqlStdOperatorTable.ITEM,
        SqlStdOperatorTable.UNNEST,
        SqlStdOperatorTable.UNNEST_WITH_ORDINALITY,
        of("ARRAY_LENGTH", PLACE, Functions.families(ARRAY)),
        of("ARRAY_OFFSET", ELEMENT, Functions.families(ARRAY, NUMERIC)),
        of("ARRAY_ORDINAL", ELEMENT, Functions.families(ARRAY, NUMERIC)),
        of("ARRAY_OFFSET_OF", PLACE, Functions.families(ARRAY, ANY)),
        of("ARRAY_ORDINAL_OF", PLACE, Functions.families(ARRAY, ANY)),
        of("ARRAY_APPEND", FIRST, Functions.families(ARRAY, ANY)),
        of("ARRAY_PREPEND", SECOND, Functions.families(ANY, ARRAY)),
        of("ARRAY_CONCAT", FIRST, Functions.families(ARRAY, ARRAY)),
        of("ARRAY_SLICE", FIRST, Functions.optional(2, ARRAY, NUMERIC, NUMERIC)),
        of("ARRAY_CONTAINS", TRUTH, Functions.families(ARRAY, ANY)),
        of("ARRAY_OVERLAP", TRUTH, Functions.families(ARRAY, ARRAY)),
        of("SCALAR_IN_ARRAY", TRUTH, Functions.families(ANY, ARRAY)),
        of(
            "ARRAY_QUANTILE",
            ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
            Functions.families(ARRAY, NUMERIC)),
        of(
            "ARRAY_TO_STRING",
            ReturnTypes.VARCHAR_FORCE_NULLABLE,
            Functions.families(ARRAY, CHARACTER)),
        of("STRING_TO_ARRAY", TEXTS, Functions.families(CHARACTER, CHARACTER)));
  }

  private static SqlOperator of(
      String name, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
    return Functions.of(name, SqlFunctionCategory.SYSTEM, result, arguments);
  }
}
