package dev.sluice.core.expr.logic;

import dev.sluice.core.expr.kernel.ByteStrings;
import dev.sluice.core.expr.text.TextTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Pattern of LIKE: {@code %} stands for any run of characters, {@code _} for one UTF-16 unit or one
 * character. Patterns without {@code _} and with few runs become byte searches.
 */
final class LikePattern {
  private static final int ANY = -1;
  private static final int ONE = -2;

  private LikePattern() {}

  /**
   * Test for the pattern.
   *
   * @param escape character that takes the meaning of the next one, or -1
   */
  static TextTest compile(String pattern, int escape) {
    int[] items = items(pattern, escape);
    if (hasOne(items)) {
      return (data, start, length) -> matches(items, characters(data, start, length));
    }
    return pieces(items);
  }

  private static int[] items(String pattern, int escape) {
    int[] characters = pattern.codePoints().toArray();
    int[] items = new int[characters.length];
    int count = 0;
    for (int i = 0; i < characters.length; i++) {
      int c = characters[i];
      if (c == escape && i + 1 < characters.length) {
        items[count++] = characters[++i];
      } else if (c == '%') {
        if (count == 0 || items[count - 1] != ANY) {
          items[count++] = ANY;
        }
      } else {
        items[count++] = c == '_' ? ONE : c;
      }
    }
    return java.util.Arrays.copyOf(items, count);
  }

  private static boolean hasOne(int[] items) {
    for (int item : items) {
      if (item == ONE) {
        return true;
      }
    }
    return false;
  }

  /** Test for constants between runs: what comes first and last is anchored. */
  private static TextTest pieces(int[] items) {
    List<byte[]> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int item : items) {
      if (item == ANY) {
        pieces.add(utf8(piece));
        piece.setLength(0);
      } else {
        piece.appendCodePoint(item);
      }
    }
    pieces.add(utf8(piece));
    byte[] first = pieces.get(0);
    if (pieces.size() == 1) {
      return (data, start, length) -> ByteStrings.equal(data, start, length, first);
    }
    byte[] last = pieces.get(pieces.size() - 1);
    List<byte[]> inner = pieces.subList(1, pieces.size() - 1);
    if (inner.isEmpty() && last.length == 0) {
      return (data, start, length) -> ByteStrings.startsWith(data, start, length, first);
    }
    if (inner.isEmpty() && first.length == 0) {
      return (data, start, length) -> ByteStrings.endsWith(data, start, length, last);
    }
    if (inner.size() == 1 && first.length == 0 && last.length == 0) {
      byte[] needle = inner.get(0);
      return (data, start, length) -> ByteStrings.indexOf(data, start, length, needle, 0) >= 0;
    }
    byte[][] middle = inner.toArray(new byte[0][]);
    return (data, start, length) -> inOrder(data, start, length, first, middle, last);
  }

  private static boolean inOrder(
      byte[] data, int start, int length, byte[] first, byte[][] middle, byte[] last) {
    if (length < first.length + last.length
        || !ByteStrings.startsWith(data, start, length, first)
        || !ByteStrings.endsWith(data, start, length, last)) {
      return false;
    }
    int at = first.length;
    int end = length - last.length;
    for (byte[] piece : middle) {
      int found = ByteStrings.indexOf(data, start, end, piece, at);
      if (found < 0) {
        return false;
      }
      at = found + piece.length;
    }
    return true;
  }

  private static byte[] utf8(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int[] characters(byte[] data, int start, int length) {
    return new String(data, start, length, StandardCharsets.UTF_8).codePoints().toArray();
  }

  /** Tries the last run longer whenever the rest does not fit. */
  private static boolean matches(int[] items, int[] text) {
    int item = 0;
    int at = 0;
    int runItem = -1;
    int runAt = 0;
    while (at < text.length) {
      if (item < items.length && items[item] == ANY) {
        runItem = item++;
        runAt = at;
      } else if (item < items.length && (items[item] == ONE || items[item] == text[at])) {
        item++;
        at++;
      } else if (runItem >= 0) {
        item = runItem + 1;
        at = ++runAt;
      } else {
        return false;
      }
    }
    while (item < items.length && items[item] == ANY) {
      item++;
    }
    return item == items.length;
  }
}
