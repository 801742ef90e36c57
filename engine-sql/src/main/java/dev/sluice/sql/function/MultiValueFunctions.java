package dev.sluice.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.ANY;
import static org.apache.calcite.sql.type.SqlTypeFamily.ARRAY;
import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC;

import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Functions of texts that stand for several values. */
final class MultiValueFunctions {
  private static final SqlReturnTypeInference TEXT = ReturnTypes.VARCHAR_FORCE_NULLABLE;
  private static final SqlReturnTypeInference PLACE = ReturnTypes.BIGINT_FORCE_NULLABLE;
  private static final SqlReturnTypeInference TRUTH =
      ReturnTypes.BOOLEAN.andThen(SqlTypeTransforms.FORCE_NULLABLE);

  private MultiValueFunctions() {}

  static List<SqlOperator> all() {
    return List.of(
        of("MV_TO_ARRAY", ArrayFunctions.TEXTS, Functions.families(CHARACTER)),
        of("ARRAY_TO_MV", TEXT, Functions.families(ARRAY)),
        of("STRING_TO_MV", TEXT, Functions.families(CHARACTER, CHARACTER)),
        of("MV_TO_STRING", TEXT, Functions.families(CHARACTER, CHARACTER)),
        of("MV_LENGTH", PLACE, Functions.families(CHARACTER)),
        of("MV_OFFSET", TEXT, Functions.families(CHARACTER, NUMERIC)),
        of("MV_ORDINAL", TEXT, Functions.families(CHARACTER, NUMERIC)),
        of("MV_OFFSET_OF", PLACE, Functions.families(CHARACTER, CHARACTER)),
        of("MV_ORDINAL_OF", PLACE, Functions.families(CHARACTER, CHARACTER)),
        of("MV_APPEND", TEXT, Functions.families(CHARACTER, CHARACTER)),
        of("MV_PREPEND", TEXT, Functions.families(CHARACTER, CHARACTER)),
        of("MV_CONCAT", TEXT, Functions.families(CHARACTER, CHARACTER)),
        of("MV_SLICE", TEXT, Functions.optional(2, CHARACTER, NUMERIC, NUMERIC)),
        of("MV_CONTAINS", TRUTH, Functions.families(CHARACTER, ANY)),
        of("MV_OVERLAP", TRUTH, Functions.families(CHARACTER, ANY)),
        of("MV_FILTER_ONLY", TEXT, Functions.families(CHARACTER, ARRAY)),
        of("MV_FILTER_NONE", TEXT, Functions.families(CHARACTER, ARRAY)),
        of("MV_FILTER_PREFIX", TEXT, Functions.families(CHARACTER, CHARACTER)),
        of("MV_FILTER_REGEX", TEXT, Functions.families(CHARACTER, CHARACTER)));
  }

  private static SqlOperator of(
      String name, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
    return Functions.of(name, SqlFunctionCategory.SYSTEM, result, arguments);
  }
}
