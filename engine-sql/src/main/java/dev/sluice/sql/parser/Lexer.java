package dev.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Cuts a text into tokens. Comments and space are left out. */
final class Lexer {
  private static final Set<String> PAIRS =
      Set.of("=>", "<=", ">=", "<>", "!=", "||", "::", "->", "..");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  private Lexer(String text) {
    this.text = text;
  }

  /** The tokens, and one of kind END after them. */
  static List<Token> tokenize(String text) {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        advanceTo(at + 1);
      } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
        advanceTo(endOfLine());
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        advanceTo(close < 0 ? unclosed("comment") : close + 2);
      } else {
        token(c);
      }
    }
    tokens.add(new Token(Token.Kind.END, "<EOF>", at, at, line, column, line, column));
  }

  private void token(char c) {
    if (c == '\'' || c == '"') {
      quoted(at, c);
    } else if ((c == 'U' || c == 'u') && (startsWith("&'", 1) || startsWith("&\"", 1))) {
      quoted(at + 2, text.charAt(at + 2));
    } else if (Character.isDigit(c) || (c == '.' && digitAt(at + 1))) {
      add(Token.Kind.NUMBER, endOfNumber());
    } else if (Character.isUnicodeIdentifierStart(c) || c == '_' || c == '$') {
      int end = at + 1;
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      add(Token.Kind.WORD, end);
    } else {
      boolean pair = at + 2 <= text.length() && PAIRS.contains(text.substring(at, at + 2));
      add(Token.Kind.SYMBOL, at + (pair ? 2 : 1));
    }
  }

  private void quoted(int open, char quote) {
    int close = text.indexOf(quote, open + 1);
    while (close >= 0 && close + 1 < text.length() && text.charAt(close + 1) == quote) {
      close = text.indexOf(quote, close + 2);
    }
    if (close < 0) {
      unclosed(quote == '"' ? "quoted name" : "text");
    }
    add(quote == '"' ? Token.Kind.QUOTED_NAME : Token.Kind.STRING, close + 1);
  }

  private int endOfNumber() {
    int end = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean sign = (c == '+' || c == '-') && Character.toLowerCase(text.charAt(end - 1)) == 'e';
      boolean exponent = (c == 'e' || c == 'E') && end > at;
      if (!Character.isDigit(c) && c != '.' && !exponent && !(sign && end > at)) {
        break;
      }
      end++;
    }
    return end;
  }

  private void add(Token.Kind kind, int end) {
    int start = at;
    int startLine = line;
    int startColumn = column;
    advanceTo(end - 1);
    int lastLine = line;
    int lastColumn = column;
    advanceTo(end);
    tokens.add(
        new Token(
            kind,
            text.substring(start, end),
            start,
            end,
            startLine,
            startColumn,
            lastLine,
            lastColumn));
  }

  private void advanceTo(int end) {
    for (; at < end; at++) {
      char c = text.charAt(at);
      boolean pairFollows = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if ((c == '\n' || c == '\r') && !pairFollows) {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
  }

  private int endOfLine() {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private boolean startsWith(String part, int distance) {
    return text.startsWith(part, at + distance);
  }

  private boolean digitAt(int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  private static boolean isNamePart(char c) {
    return Character.isUnicodeIdentifierPart(c) || c == '$';
  }

  private int unclosed(String what) {
    throw StatementException.at(
        new SqlParserPos(line, column), "The " + what + " that begins here has no end");
  }
}
