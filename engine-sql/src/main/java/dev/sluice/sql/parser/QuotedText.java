package dev.sluice.sql.parser;

/** Texts and names between quotes. */
final class QuotedText {
  private static final int HEX_DIGITS = 4;

  private QuotedText() {}

  /** What the quoted text stands for: {@code 'it''s'}, {@code U&'\00e9'}. */
  static String unquote(String quoted, char quote) {
    int open = quoted.indexOf(quote);
    String doubled = String.valueOf(quote) + quote;
    String inner =
        quoted.substring(open + 1, quoted.length() - 1).replace(doubled, String.valueOf(quote));
    return open == 0 ? inner : withoutEscapes(inner);
  }

  /** As a literal of the text. */
  static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String withoutEscapes(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '\\') {
        plain.append('\\');
        i++;
      } else {
        plain.append(hex(text, i));
        i += HEX_DIGITS;
      }
    }
    return plain.toString();
  }

  private static char hex(String text, int backslash) {
    int from = backslash + 1;
    int to = from + HEX_DIGITS;
    if (to <= text.length()) {
      try {
        return (char) Integer.parseInt(text.substring(from, to), 16);
      } catch (NumberFormatException e) {
        throw StatementException.of("Invalid escape [\\" + text.substring(from, to) + "]");
      }
    }
    throw StatementException.of("Invalid escape [" + text.substring(backslash) + "]");
  }
}
