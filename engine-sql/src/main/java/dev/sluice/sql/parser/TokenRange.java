package dev.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Neighbouring tokens of one text.
 *
 * @param all all tokens of the text
 * @param from first of the range
 * @param to after the last of the range
 */
record TokenRange(List<Token> all, int from, int to) {

  boolean isEmpty() {
    return from == to;
  }

  int size() {
    return to - from;
  }

  Token get(int index) {
    return all.get(from + index);
  }

  Token last() {
    return all.get(to - 1);
  }

  /** The token behind the range. */
  Token following() {
    return all.get(to);
  }

  TokenRange withoutLast() {
    return new TokenRange(all, from, to - 1);
  }

  SqlParserPos position() {
    return get(0).positionTo(last());
  }

  /** The text from the first token to the last. */
  String text(String source) {
    return source.substring(get(0).start(), last().end());
  }

  /** A cursor over these tokens, with an END where the range ends. */
  TokenCursor cursor() {
    List<Token> tokens = new ArrayList<>(all.subList(from, to));
    Token after = following();
    tokens.add(
        new Token(
            Token.Kind.END,
            after.text(),
            after.start(),
            after.end(),
            after.line(),
            after.column(),
            after.endLine(),
            after.endColumn()));
    return new TokenCursor(tokens);
  }

  /** The parts between commas that stand outside of parentheses. */
  List<TokenRange> splitAtCommas() {
    List<TokenRange> parts = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      Token token = all.get(i);
      if (token.isSymbol("(") || token.isSymbol("[")) {
        depth++;
      } else if (token.isSymbol(")") || token.isSymbol("]")) {
        depth--;
      } else if (depth == 0 && token.isSymbol(",")) {
        parts.add(new TokenRange(all, start, i));
        start = i + 1;
      }
    }
    parts.add(new TokenRange(all, start, to));
    return parts;
  }
}
