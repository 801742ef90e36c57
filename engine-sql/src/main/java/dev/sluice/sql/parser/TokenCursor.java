package dev.sluice.sql.parser;

import java.util.List;

/** Reads tokens one after the other. */
final class TokenCursor {
  private final List<Token> tokens;
  private int next;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The token that comes next; the last one is of kind END. */
  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  /** The token before the next one. */
  Token previous() {
    return tokens.get(next - 1);
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /** Takes these keywords if they come next. */
  boolean takeWords(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).isWord(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  boolean takeSymbol(String symbol) {
    if (!peek().isSymbol(symbol)) {
      return false;
    }
    next++;
    return true;
  }

  void expectWord(String word) {
    if (!takeWords(word)) {
      throw unexpected('"' + word + '"');
    }
  }

  void expectSymbol(String symbol) {
    if (!takeSymbol(symbol)) {
      throw unexpected('"' + symbol + '"');
    }
  }

  Token expectName() {
    if (!peek().isName()) {
      throw unexpected("<IDENTIFIER>", "<QUOTED_IDENTIFIER>");
    }
    return take();
  }

  /**
   * Takes everything up to the first token, outside of parentheses, that the test accepts, or up to
   * the end.
   *
   * @return what was taken
   */
  TokenRange takeUntil(Stop stop) {
    int from = next;
    int depth = 0;
    while (!atEnd() && !(depth == 0 && stop.at(this))) {
      depth += depthChange(take());
    }
    return new TokenRange(tokens, from, next);
  }

  /** Takes from an open parenthesis to the one that closes it. */
  TokenRange takeParentheses() {
    int from = next;
    int depth = 0;
    do {
      depth += depthChange(peek());
      take();
    } while (depth > 0 && !atEnd());
    return new TokenRange(tokens, from, next);
  }

  private static int depthChange(Token token) {
    if (token.isSymbol("(") || token.isSymbol("[")) {
      return 1;
    }
    return token.isSymbol(")") || token.isSymbol("]") ? -1 : 0;
  }

  StatementException unexpected(String... expected) {
    Token token = peek();
    return StatementException.unexpected(token.text(), token.position(), List.of(expected), null);
  }

  /** Tells whether reading stops before the next token of the cursor. */
  interface Stop {
    boolean at(TokenCursor cursor);
  }
}
