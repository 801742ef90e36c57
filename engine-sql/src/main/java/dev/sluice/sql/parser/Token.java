package dev.sluice.sql.parser;

import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Smallest part of a statement that has a meaning.
 *
 * @param text as written, quotes included
 * @param start offset of the first character
 * @param end offset after the last character
 * @param line line of the first character, from 1
 * @param column column of the first character, from 1
 * @param endLine line of the last character
 * @param endColumn column of the last character
 */
record Token(
    Kind kind, String text, int start, int end, int line, int column, int endLine, int endColumn) {

  /** What a token is. */
  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  /** Whether this is the given keyword, in any case. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether it can name something. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** The name or the text that it stands for: without quotes, escapes resolved. */
  String value() {
    return switch (kind) {
      case STRING -> QuotedText.unquote(text, '\'');
      case QUOTED_NAME -> QuotedText.unquote(text, '"');
      default -> text;
    };
  }

  SqlParserPos position() {
    return new SqlParserPos(line, column, endLine, endColumn);
  }

  /** Place from the start of this token to the end of another. */
  SqlParserPos positionTo(Token last) {
    return new SqlParserPos(line, column, last.endLine, last.endColumn);
  }
}
