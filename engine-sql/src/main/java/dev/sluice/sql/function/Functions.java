package dev.sluice.sql.function;

import java.util.List;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Makes functions of arguments of given families. */
final class Functions {
  private Functions() {}

  static SqlBasicFunction of(
      String name,
      SqlFunctionCategory category,
      SqlReturnTypeInference result,
      SqlOperandTypeChecker arguments) {
    return SqlBasicFunction.create(name, result, arguments, category);
  }

  /** Arguments of these families, of which the ones after the first few may be left out. */
  static SqlOperandTypeChecker optional(int required, SqlTypeFamily... families) {
    return OperandTypes.family(List.of(families), i -> i >= required);
  }

  /** Arguments of exactly these families. */
  static SqlOperandTypeChecker families(SqlTypeFamily... families) {
    return OperandTypes.family(families);
  }
}
