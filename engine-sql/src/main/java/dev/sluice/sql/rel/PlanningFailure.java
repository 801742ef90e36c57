package dev.sluice.sql.rel;

import dev.sluice.sql.parser.StatementException;
import java.util.function.Supplier;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Turns what Calcite throws into messages with a place. */
final class PlanningFailure {
  private PlanningFailure() {}

  static <T> T guard(Supplier<T> planning) {
    try {
      return planning.get();
    } catch (CalciteContextException e) {
      SqlParserPos place =
          new SqlParserPos(
              e.getPosLine(), e.getPosColumn(), e.getEndPosLine(), e.getEndPosColumn());
      throw StatementException.at(place, withAdvice(reason(e)), e);
    } catch (CalciteException | UnsupportedOperationException e) {
      throw StatementException.at(
          SqlParserPos.ZERO, "Query could not be planned: " + e.getMessage(), e);
    }
  }

  private static String reason(CalciteContextException e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  private static String withAdvice(String reason) {
    return reason.startsWith("Column '" + ImplicitTime.COLUMN + "' not found")
        ? reason
            + "; functions that need a time take it from this column,"
            + " EARLIEST_BY and LATEST_BY from another one"
        : reason;
  }
}
