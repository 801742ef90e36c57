package dev.sluice;

import dev.sluice.sql.parser.StatementException;
import dev.sluice.sql.parser.StatementSplitter;
import java.util.List;

/** Cuts a script into statements that an {@link Engine} takes one by one. */
public final class StatementScript {
  private StatementScript() {}

  /**
   * The statements of a script, which stand between semicolons. SET statements belong to the
   * statement behind them.
   *
   * @throws SqlException if a text, a quoted name or a comment has no end
   */
  public static List<String> split(String script) {
    try {
      return StatementSplitter.split(script).stream().map(StatementSplitter.Part::sql).toList();
    } catch (StatementException e) {
      throw Refusals.of(e);
    }
  }
}
