package dev.sluice.core.input.format;

/** Turns the escapes of a JSON string into what they stand for. */
final class JsonEscapes {
  private JsonEscapes() {}

  /**
   * Decodes a string in place, which never makes it longer. The escapes have been checked. Half of
   * a surrogate pair becomes a question mark, as when Java encodes it.
   *
   * @return length of the text
   */
  static int decode(byte[] bytes, int start, int end) {
    int from = start;
    int to = start;
    while (from < end) {
      byte c = bytes[from];
      if (c != '\\') {
        bytes[to++] = c;
        from++;
        continue;
      }
      byte kind = bytes[from + 1];
      if (kind != 'u') {
        bytes[to++] = simple(kind);
        from += 2;
        continue;
      }
      int code = code(bytes, from + 2);
      from += 6;
      if (Character.isSurrogate((char) code)) {
        int pair = from + 5 < end ? pair(bytes, from, code) : -1;
        if (pair < 0) {
          code = '?';
        } else {
          code = pair;
          from += 6;
        }
      }
      to = put(bytes, to, code);
    }
    return to - start;
  }

  private static byte simple(byte kind) {
    return switch (kind) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> kind;
    };
  }

  /** The character that a high surrogate makes with the escape at a position, or -1. */
  private static int pair(byte[] bytes, int at, int high) {
    if (!Character.isHighSurrogate((char) high) || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return -1;
    }
    int low = code(bytes, at + 2);
    return Character.isLowSurrogate((char) low)
        ? Character.toCodePoint((char) high, (char) low)
        : -1;
  }

  private static int code(byte[] bytes, int at) {
    return JsonScanner.hex(bytes[at]) << 12
        | JsonScanner.hex(bytes[at + 1]) << 8
        | JsonScanner.hex(bytes[at + 2]) << 4
        | JsonScanner.hex(bytes[at + 3]);
  }

  private static int put(byte[] bytes, int at, int code) {
    int to = at;
    if (code < 0x80) {
      bytes[to++] = (byte) code;
    } else if (code < 0x800) {
      bytes[to++] = (byte) (0xC0 | code >> 6);
      bytes[to++] = (byte) (0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      bytes[to++] = (byte) (0xE0 | code >> 12);
      bytes[to++] = (byte) (0x80 | (code >> 6 & 0x3F));
      bytes[to++] = (byte) (0x80 | (code & 0x3F));
    } else {
      bytes[to++] = (byte) (0xF0 | code >> 18);
      bytes[to++] = (byte) (0x80 | (code >> 12 & 0x3F));
      bytes[to++] = (byte) (0x80 | (code >> 6 & 0x3F));
      bytes[to++] = (byte) (0x80 | (code & 0x3F));
    }
    return to;
  }
}
