package dev.sluice.sql.parser;

/** Where a query begins. */
final class QueryStart {
  private QueryStart() {}

  /** Whether the next token, perhaps behind parentheses, begins a query. */
  static boolean at(TokenCursor cursor) {
    int ahead = 0;
    while (cursor.peek(ahead).isSymbol("(")) {
      ahead++;
    }
    Token token = cursor.peek(ahead);
    return token.isWord("SELECT")
        || token.isWord("WITH")
        || token.isWord("VALUES")
        || (token.isWord("TABLE") && cursor.peek(ahead + 1).isName());
  }
}
