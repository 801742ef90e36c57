package dev.sluice.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.ANY;
import static org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Functions of numbers, and those of values of any type that compare them. */
public final class NumericFunctions {
  /** What CAST to a DECIMAL with precision is planned as: the values are exact from there on. */
  public static final SqlOperator EXACT_DECIMAL =
      Functions.of(
          "EXACT_DECIMAL",
          SqlFunctionCategory.SYSTEM,
          ReturnTypes.ARG0_FORCE_NULLABLE,
          OperandTypes.ANY);

  private static final SqlOperandTypeChecker ONE = Functions.families(NUMERIC);
  private static final SqlOperandTypeChecker TWO = Functions.families(NUMERIC, NUMERIC);
  private static final SqlOperandTypeChecker DIGITS = Functions.optional(1, NUMERIC, NUMERIC);

  private NumericFunctions() {}

  static List<SqlOperator> all() {
    List<SqlOperator> all = new ArrayList<>();
    all.add(SqlStdOperatorTable.PI);
    all.add(SqlStdOperatorTable.FLOOR);
    all.add(SqlStdOperatorTable.CEIL);
    all.add(numeric("SIGN", ReturnTypes.BIGINT_NULLABLE, ONE));
    for (String name : List.of("ABS", "CEILING")) {
      all.add(numeric(name, ReturnTypes.ARG0, ONE));
    }
    for (String name : List.of("ROUND", "TRUNCATE", "TRUNC")) {
      all.add(numeric(name, ReturnTypes.ARG0_NULLABLE, DIGITS));
    }
    for (String name :
        List.of(
            "SQRT",
            "EXP",
            "LN",
            "LOG10",
            "SIN",
            "COS",
            "TAN",
            "COT",
            "ASIN",
            "ACOS",
            "ATAN",
            "DEGREES",
            "RADIANS",
            "BITWISE_CONVERT_LONG_BITS_TO_DOUBLE")) {
      all.add(numeric(name, ReturnTypes.DOUBLE_NULLABLE, ONE));
    }
    for (String name : List.of("POWER", "ATAN2")) {
      all.add(numeric(name, ReturnTypes.DOUBLE_NULLABLE, TWO));
    }
    for (String name : List.of("BITWISE_COMPLEMENT", "BITWISE_CONVERT_DOUBLE_TO_LONG_BITS")) {
      all.add(numeric(name, ReturnTypes.BIGINT_NULLABLE, ONE));
    }
    for (String name :
        List.of(
            "DIV",
            "BITWISE_AND",
            "BITWISE_OR",
            "BITWISE_XOR",
            "BITWISE_SHIFT_LEFT",
            "BITWISE_SHIFT_RIGHT")) {
      all.add(numeric(name, ReturnTypes.BIGINT_NULLABLE, TWO));
    }
    for (String name :
        List.of(
            "HUMAN_READABLE_BINARY_BYTE_FORMAT",
            "HUMAN_READABLE_DECIMAL_BYTE_FORMAT",
            "HUMAN_READABLE_DECIMAL_FORMAT")) {
      all.add(numeric(name, ReturnTypes.VARCHAR_NULLABLE, DIGITS));
    }
    all.add(
        numeric(
            "SAFE_DIVIDE",
            ReturnTypes.QUOTIENT_NULLABLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
            TWO));
    SqlReturnTypeInference common =
        ReturnTypes.LEAST_RESTRICTIVE.andThen(SqlTypeTransforms.FORCE_NULLABLE);
    SqlOperandTypeChecker alike = OperandTypes.SAME_VARIADIC;
    all.add(any("GREATEST", common, OperandTypes.variadic(SqlOperandCountRanges.from(1))));
    all.add(any("LEAST", common, OperandTypes.variadic(SqlOperandCountRanges.from(1))));
    all.add(any("NVL", common, alike));
    all.add(any("IFNULL", common, Functions.families(ANY, ANY)));
    return all;
  }

  private static SqlOperator numeric(
      String name, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
    return Functions.of(name, SqlFunctionCategory.NUMERIC, result, arguments);
  }

  private static SqlOperator any(
      String name, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
    return Functions.of(name, SqlFunctionCategory.SYSTEM, result, arguments);
  }
}
