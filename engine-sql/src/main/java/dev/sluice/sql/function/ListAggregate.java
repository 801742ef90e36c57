package dev.sluice.sql.function;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.util.Optionality;

/** An aggregate that takes its values in an order, if one is given. */
final class ListAggregate extends SqlAggFunction {
  ListAggregate(
      String name, SqlKind kind, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
    super(
        name,
        null,
        kind,
        result,
        null,
        arguments,
        SqlFunctionCategory.SYSTEM,
        false,
        false,
        Optionality.OPTIONAL);
  }

  @Override
  public SqlSyntax getSyntax() {
    return SqlSyntax.ORDERED_FUNCTION;
  }
}
