package dev.sluice.core.input.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A name that objects have, in the form in which they mostly write it: {@code "name":}. */
final class JsonField {
  /** Column of a name that is not wanted. */
  static final int UNWANTED = -1;

  final int column;
  final int length;

  /** The field that followed this one last time. */
  @Nullable JsonField next;

  private final byte[] pattern;
  private final long[] words;
  private final long lastMask;

  JsonField(String name, int column) {
    this(("\"" + name + "\":").getBytes(StandardCharsets.UTF_8), column);
  }

  /**
   * A field.
   *
   * @param pattern name in quotes, and a colon
   */
  JsonField(byte[] pattern, int column) {
    this.pattern = pattern;
    this.column = column;
    this.length = pattern.length;
    byte[] padded = Arrays.copyOf(pattern, (length + 7) / 8 * 8);
    words = new long[padded.length / 8];
    for (int i = 0; i < words.length; i++) {
      words[i] = Swar.word(padded, i * 8);
    }
    int tail = length & 7;
    lastMask = tail == 0 ? -1L : (1L << (tail * 8)) - 1;
  }

  /** Whether the field stands at the position. A line break must follow somewhere. */
  boolean isAt(byte[] bytes, int position) {
    int last = words.length - 1;
    int at = position;
    for (int i = 0; i < last; i++, at += 8) {
      if (Swar.word(bytes, at) != words[i]) {
        return false;
      }
    }
    return ((Swar.word(bytes, at) ^ words[last]) & lastMask) == 0;
  }

  /** Whether the name is this one. */
  boolean isNamed(byte[] bytes, int start, int end) {
    return Arrays.equals(pattern, 1, length - 2, bytes, start, end);
  }

  static int hash(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash ^ (hash >>> 15);
  }

  int hash() {
    return hash(pattern, 1, length - 2);
  }
}
