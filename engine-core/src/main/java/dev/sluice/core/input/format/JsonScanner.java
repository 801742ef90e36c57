package dev.sluice.core.input.format;

/**
 * Finds the ends of JSON values by the strict grammar, in bytes in which a line break ends every
 * value at the latest. Positions are answered; {@link #FAILED} stands for anything that is wrong,
 * or that Jackson should look at.
 */
final class JsonScanner {
  static final int FAILED = -1;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 500;
  private static final long QUOTES = Swar.ONES * '"';
  private static final long BACKSLASHES = Swar.ONES * '\\';
  private static final long BLANKS = Swar.ONES * ' ';
  private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;
  private static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
  private static final int ALSE = 'a' | 'l' << 8 | 's' << 16 | 'e' << 24;

  private JsonScanner() {}

  static int blanks(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r') {
      at++;
    }
    return at;
  }

  static boolean isNull(byte[] bytes, int at) {
    return Swar.half(bytes, at) == NULL;
  }

  static boolean isTrue(byte[] bytes, int at) {
    return Swar.half(bytes, at) == TRUE;
  }

  static boolean isFalse(byte[] bytes, int at) {
    return bytes[at] == 'f' && Swar.half(bytes, at + 1) == ALSE;
  }

  /** Position of the next quote, backslash or control character. */
  static int plain(byte[] bytes, int from) {
    int at = from;
    while (true) {
      long marks = marks(Swar.word(bytes, at));
      if (marks != 0) {
        return at + Swar.first(marks);
      }
      at += 8;
    }
  }

  /** Marks of quotes, backslashes and control characters; the lowest is certain. */
  static long marks(long word) {
    long quote = word ^ QUOTES;
    long backslash = word ^ BACKSLASHES;
    return (((quote - Swar.ONES) & ~quote)
            | ((backslash - Swar.ONES) & ~backslash)
            | ((word - BLANKS) & ~word))
        & Swar.HIGHS;
  }

  /** Position of the closing quote, from a position within the string. */
  static int string(byte[] bytes, int from) {
    int at = plain(bytes, from);
    while (bytes[at] == '\\') {
      at = escape(bytes, at);
      if (at < 0) {
        return FAILED;
      }
      at = plain(bytes, at);
    }
    return bytes[at] == '"' ? at : FAILED;
  }

  /** Position after an escape. */
  private static int escape(byte[] bytes, int backslash) {
    switch (bytes[backslash + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return backslash + 2;
      }
      case 'u' -> {
        for (int i = 2; i < 6; i++) {
          if (hex(bytes[backslash + i]) < 0) {
            return FAILED;
          }
        }
        return backslash + 6;
      }
      default -> {
        return FAILED;
      }
    }
  }

  /** Value of a hexadecimal digit, or -1. */
  static int hex(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** Position after a number. */
  static int number(byte[] bytes, int from) {
    int at = bytes[from] == '-' ? from + 1 : from;
    if (bytes[at] == '0') {
      at++;
    } else {
      int whole = at;
      at = digits(bytes, at);
      if (at == whole) {
        return FAILED;
      }
    }
    return fraction(bytes, from, at);
  }

  /** Position after a number whose whole part ends at a position. */
  static int fraction(byte[] bytes, int from, int wholeEnd) {
    int at = wholeEnd;
    if (bytes[at] == '.') {
      int point = at;
      at = digits(bytes, at + 1);
      if (at == point + 1) {
        return FAILED;
      }
    }
    if (bytes[at] == 'e' || bytes[at] == 'E') {
      at++;
      if (bytes[at] == '+' || bytes[at] == '-') {
        at++;
      }
      int exponent = at;
      at = digits(bytes, at);
      if (at == exponent) {
        return FAILED;
      }
    }
    return at - from > MAX_NUMBER_LENGTH ? FAILED : at;
  }

  private static int digits(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  /** Position after a value of any kind. */
  static int value(byte[] bytes, int from) {
    return value(bytes, from, 0);
  }

  private static int value(byte[] bytes, int at, int depth) {
    switch (bytes[at]) {
      case '"' -> {
        int end = string(bytes, at + 1);
        return end < 0 ? FAILED : end + 1;
      }
      case '{' -> {
        return depth == MAX_DEPTH ? FAILED : members(bytes, at, depth + 1, true);
      }
      case '[' -> {
        return depth == MAX_DEPTH ? FAILED : members(bytes, at, depth + 1, false);
      }
      case 'n' -> {
        return isNull(bytes, at) ? at + 4 : FAILED;
      }
      case 't' -> {
        return isTrue(bytes, at) ? at + 4 : FAILED;
      }
      case 'f' -> {
        return isFalse(bytes, at) ? at + 5 : FAILED;
      }
      default -> {
        return number(bytes, at);
      }
    }
  }

  /** Position after an array that holds neither others, nor objects, nor strings with escapes. */
  static int plainList(byte[] bytes, int open) {
    int at = blanks(bytes, open + 1);
    if (bytes[at] == ']') {
      return at + 1;
    }
    while (true) {
      if (bytes[at] == '[' || bytes[at] == '{') {
        return FAILED;
      }
      if (bytes[at] == '"') {
        at = plain(bytes, at + 1);
        at = bytes[at] == '"' ? at + 1 : FAILED;
      } else {
        at = value(bytes, at);
      }
      if (at < 0) {
        return FAILED;
      }
      at = blanks(bytes, at);
      if (bytes[at] != ',') {
        return bytes[at] == ']' ? at + 1 : FAILED;
      }
      at = blanks(bytes, at + 1);
    }
  }

  /** Position after an object or an array. */
  private static int members(byte[] bytes, int open, int depth, boolean named) {
    byte close = named ? (byte) '}' : (byte) ']';
    int at = blanks(bytes, open + 1);
    if (bytes[at] == close) {
      return at + 1;
    }
    while (true) {
      if (named) {
        at = name(bytes, at);
        if (at < 0) {
          return FAILED;
        }
      }
      at = value(bytes, at, depth);
      if (at < 0) {
        return FAILED;
      }
      at = blanks(bytes, at);
      if (bytes[at] == close) {
        return at + 1;
      }
      if (bytes[at] != ',') {
        return FAILED;
      }
      at = blanks(bytes, at + 1);
    }
  }

  /** Position of the value after a name and its colon. */
  private static int name(byte[] bytes, int at) {
    if (bytes[at] != '"') {
      return FAILED;
    }
    int end = string(bytes, at + 1);
    if (end < 0) {
      return FAILED;
    }
    int colon = blanks(bytes, end + 1);
    return bytes[colon] == ':' ? blanks(bytes, colon + 1) : FAILED;
  }
}
