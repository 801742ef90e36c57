package dev.sluice.sql.function;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.util.Optionality;

/** An aggregate that is known by its name alone. */
final class NamedAggregate extends SqlAggFunction {
  NamedAggregate(String name, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
    super(
        name,
        null,
        SqlKind.OTHER_FUNCTION,
        result,
        null,
        arguments,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
  }
}
