package dev.sluice.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
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

/** Functions of texts. */
final class StringFunctions {
  private static final SqlOperandTypeChecker TEXT = Functions.families(CHARACTER);
  private static final SqlOperandTypeChecker TWO_TEXTS = Functions.families(CHARACTER, CHARACTER);
  private static final SqlOperandTypeChecker THREE_TEXTS =
      Functions.families(CHARACTER, CHARACTER, CHARACTER);
  private static final SqlOperandTypeChecker TEXT_AND_NUMBER =
      Functions.families(CHARACTER, NUMERIC);
  private static final SqlReturnTypeInference VARCHAR = ReturnTypes.VARCHAR_NULLABLE;

  /** For functions that give NULL for some arguments that are not NULL. */
  private static final SqlReturnTypeInference MAYBE_VARCHAR = ReturnTypes.VARCHAR_FORCE_NULLABLE;

  private StringFunctions() {}

  static List<SqlOperator> all() {
    List<SqlOperator> all = new ArrayList<>();
    all.add(SqlStdOperatorTable.TRIM);
    all.add(SqlStdOperatorTable.POSITION);
    all.add(SqlStdOperatorTable.CHAR_LENGTH);
    all.add(SqlStdOperatorTable.CHARACTER_LENGTH);
    for (String name : List.of("LENGTH", "STRLEN")) {
      all.add(string(name, ReturnTypes.BIGINT_NULLABLE, TEXT));
    }
    for (String name : List.of("UPPER", "LOWER", "REVERSE")) {
      all.add(string(name, VARCHAR, TEXT));
    }
    for (String name : List.of("BTRIM", "LTRIM", "RTRIM")) {
      all.add(string(name, VARCHAR, Functions.optional(1, CHARACTER, CHARACTER)));
    }
    for (String name : List.of("LEFT", "RIGHT")) {
      all.add(string(name, VARCHAR, TEXT_AND_NUMBER));
    }
    for (String name : List.of("LPAD", "RPAD")) {
      all.add(string(name, MAYBE_VARCHAR, Functions.optional(2, CHARACTER, NUMERIC, CHARACTER)));
    }
    for (String name : List.of("SUBSTRING", "SUBSTR")) {
      all.add(string(name, MAYBE_VARCHAR, Functions.optional(2, CHARACTER, NUMERIC, NUMERIC)));
    }
    all.add(string("REPEAT", MAYBE_VARCHAR, TEXT_AND_NUMBER));
    all.add(string("REPLACE", VARCHAR, THREE_TEXTS));
    all.add(string("TEXTCAT", VARCHAR, TWO_TEXTS));
    all.add(string("CONCAT", VARCHAR, OperandTypes.variadic(SqlOperandCountRanges.from(1))));
    all.add(string("STRPOS", ReturnTypes.INTEGER_NULLABLE, TWO_TEXTS));
    for (String name :
        List.of("CONTAINS_STRING", "ICONTAINS_STRING", "REGEXP_LIKE", "STARTS_WITH", "ENDS_WITH")) {
      all.add(string(name, ReturnTypes.BOOLEAN_NULLABLE, TWO_TEXTS));
    }
    all.add(
        string(
            "REGEXP_EXTRACT", MAYBE_VARCHAR, Functions.optional(2, CHARACTER, CHARACTER, NUMERIC)));
    all.add(string("REGEXP_REPLACE", VARCHAR, THREE_TEXTS));
    all.add(string("STRING_FORMAT", VARCHAR, OperandTypes.variadic(SqlOperandCountRanges.from(1))));
    all.add(
        string(
            "PARSE_LONG",
            ReturnTypes.BIGINT_FORCE_NULLABLE,
            Functions.optional(1, CHARACTER, NUMERIC)));
    all.add(string("DECODE_BASE64_UTF8", VARCHAR, TEXT));
    return all;
  }

  private static SqlOperator string(
      String name, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
    return Functions.of(name, SqlFunctionCategory.STRING, result, arguments);
  }
}
