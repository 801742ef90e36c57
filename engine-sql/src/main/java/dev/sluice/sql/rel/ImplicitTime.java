package dev.sluice.sql.rel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Writes EARLIEST(x) as EARLIEST_BY(x, __time), and LATEST likewise. */
final class ImplicitTime extends SqlShuttle {
  static final String COLUMN = "__time";

  private ImplicitTime() {}

  static SqlNode written(SqlNode query) {
    SqlNode written = query.accept(new ImplicitTime());
    return written == null ? query : written;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlCall inner
        && inner.getOperator() instanceof SqlUnresolvedFunction function
        && inner.operandCount() > 0) {
      String name = function.getName().toUpperCase(Locale.ROOT);
      if (name.equals("EARLIEST") || name.equals("LATEST")) {
        return by(name + "_BY", inner);
      }
    }
    return visited;
  }

  private static SqlNode by(String name, SqlCall call) {
    SqlParserPos place = call.getParserPosition();
    List<SqlNode> operands = new ArrayList<>(call.getOperandList());
    operands.add(1, new SqlIdentifier(COLUMN, place));
    return new SqlUnresolvedFunction(
            new SqlIdentifier(name, place),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(call.getFunctionQuantifier(), place, operands);
  }
}
