package dev.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;

/** Cuts a script into its statements. */
public final class StatementSplitter {
  private StatementSplitter() {}

  /**
   * One statement list of a script.
   *
   * @param sql its text, without the semicolon
   * @param line line of the script on which it begins, from 1
   */
  public record Part(String sql, int line) {}

  /**
   * The statement lists of a script, which stand between semicolons. SET statements belong to the
   * statement behind them.
   *
   * @throws StatementException if a text, a quoted name or a comment has no end
   */
  public static List<Part> split(String script) {
    List<Part> parts = new ArrayList<>();
    int first = -1;
    boolean setting = false;
    List<Token> tokens = Lexer.tokenize(script);
    boolean fresh = true;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean end = token.kind() == Token.Kind.END;
      if (!end && !token.isSymbol(";")) {
        setting = fresh ? token.isWord("SET") : setting;
        first = first < 0 ? i : first;
        fresh = false;
      } else {
        if (first >= 0 && (end || !setting)) {
          Token start = tokens.get(first);
          parts.add(
              new Part(script.substring(start.start(), tokens.get(i - 1).end()), start.line()));
          first = -1;
        }
        fresh = true;
      }
    }
    return parts;
  }
}
