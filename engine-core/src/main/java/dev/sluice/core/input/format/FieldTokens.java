package dev.sluice.core.input.format;

import dev.sluice.core.input.source.QuotedRecords;
import java.util.Arrays;

/**
 * Finds the values of delimited records: where each starts, how long it is, and how it is written.
 *
 * <p>Records are kept in numbered places of a block, each with room for the same number of values;
 * values beyond that are passed over.
 */
final class FieldTokens {
  /** Answer of {@link #read}: the record goes on after the window. */
  static final int INCOMPLETE = -1;

  /** Answer of {@link #read}: the record breaks the rules, see {@link #problem()}. */
  static final int BROKEN = -2;

  /** Length of a value that is missing, or empty without quotes. */
  static final int NO_VALUE = -1;

  private static final byte ESCAPED = 1;
  private static final byte WIDE = 2;
  private static final long BREAKS = Swar.ONES * '\n';
  private static final long QUOTES = Swar.ONES * '"';

  private final byte separator;
  private final long separators;
  private final boolean quoting;
  private final int width;
  private final int[] starts;
  private final int[] lengths;
  private final byte[] flags;
  private boolean special;
  private boolean multiline;
  private int count;
  private int base;
  private String problem = "";

  /**
   * A block.
   *
   * @param width values that are kept of each record
   * @param records places
   */
  FieldTokens(byte separator, boolean quoting, int width, int records) {
    this.separator = separator;
    this.separators = Swar.ONES * separator;
    this.quoting = quoting;
    this.width = width;
    this.starts = new int[width * records];
    this.lengths = new int[width * records];
    this.flags = new byte[width];
  }

  int width() {
    return width;
  }

  /** Starts of values; those of record {@code r} begin at {@code r * width()}. */
  int[] starts() {
    return starts;
  }

  /** Lengths of values, as starts. */
  int[] lengths() {
    return lengths;
  }

  /** Values of the record that was read last, with those that were passed over. */
  int count() {
    return count;
  }

  /** Whether a value of the record that was read last is escaped or wide. */
  boolean isSpecial() {
    return special;
  }

  /** Whether the value of the record that was read last has doubled quotes. */
  boolean isEscaped(int field) {
    return (flags[field] & ESCAPED) != 0;
  }

  /** Whether the value of the record that was read last may have bytes above 127. */
  boolean isWide(int field) {
    return (flags[field] & WIDE) != 0;
  }

  /** Why the record that was read last is broken. */
  String problem() {
    return problem;
  }

  /** Line breaks within the record that was read last. */
  long spannedLines(byte[] bytes, int from, int to) {
    return multiline ? Lines.count(bytes, from, to - 1) : 0;
  }

  /**
   * Reads the record at a position.
   *
   * @param end end of the window, at which a line break stands
   * @param complete whether nothing comes after the window
   * @param place of the record in the block
   * @return position after the record's line break, or a negative answer
   */
  int read(byte[] bytes, int from, int end, boolean complete, int place) {
    if (special) {
      Arrays.fill(flags, (byte) 0);
      special = false;
    }
    multiline = false;
    base = place * width;
    count = 0;
    int at = from;
    while (true) {
      at = readPlain(bytes, at);
      if (at >= 0) {
        break;
      }
      at = readQuoted(bytes, ~at, from, end, complete);
      if (at < 0) {
        return at;
      }
      if (bytes[at++] == '\n') {
        break;
      }
    }
    for (int field = count; field < width; field++) {
      starts[base + field] = 0;
      lengths[base + field] = NO_VALUE;
    }
    return at <= end ? at : INCOMPLETE;
  }

  /**
   * Reads values without quotes up to the end of the line or to a value with quotes.
   *
   * @return position after the line break, or the complement of the quote's position
   */
  private int readPlain(byte[] bytes, int from) {
    long seps = separators;
    int field = count;
    int at = from;
    while (true) {
      int start = at;
      if (quoting && bytes[at] == '"') {
        count = field;
        return ~at;
      }
      long wide = 0;
      long marks;
      while (true) {
        long word = Swar.word(bytes, at);
        marks = Swar.zeros(word ^ seps) | Swar.zeros(word ^ BREAKS);
        wide |= word;
        if (marks != 0) {
          break;
        }
        at += 8;
      }
      at += Swar.first(marks);
      boolean lineEnd = bytes[at] == '\n';
      if (field < width) {
        int length = at - start;
        if (lineEnd && length > 0 && bytes[at - 1] == '\r') {
          length--;
        }
        starts[base + field] = start;
        lengths[base + field] = length | (length - 1) >> 31; // 0 becomes NO_VALUE
        if ((wide & Swar.HIGHS) != 0) {
          mark(field, WIDE);
        }
      }
      field++;
      at++;
      if (lineEnd) {
        count = field;
        return at;
      }
    }
  }

  /** Reads a value with quotes, and answers the position of the separator or line break. */
  private int readQuoted(byte[] bytes, int open, int recordStart, int end, boolean complete) {
    boolean escaped = false;
    long wide = 0;
    long breaks = 0;
    int at = open + 1;
    while (true) {
      long marks = 0;
      while (at < end) {
        long word = Swar.word(bytes, at);
        wide |= word;
        marks = Swar.zeros(word ^ QUOTES);
        breaks |= Swar.zeros(word ^ BREAKS) & (Long.lowestOneBit(marks) - 1);
        if (marks != 0) {
          at += Swar.first(marks);
          break;
        }
        at += 8;
      }
      if (marks == 0 || at >= end) {
        return complete || end - recordStart > QuotedRecords.MAX_BYTES
            ? broken("a quoted value does not end")
            : INCOMPLETE;
      }
      if (at - recordStart > QuotedRecords.MAX_BYTES) {
        return broken("a quoted value does not end");
      }
      if (at + 1 >= end && !complete) {
        return INCOMPLETE;
      }
      if (bytes[at + 1] != '"') {
        break;
      }
      escaped = true;
      at += 2;
    }
    multiline |= breaks != 0;
    if (count < width) {
      starts[base + count] = open + 1;
      lengths[base + count] = at - open - 1;
      if (escaped) {
        mark(count, ESCAPED);
      }
      if ((wide & Swar.HIGHS) != 0) {
        mark(count, WIDE);
      }
    }
    count++;
    return afterQuote(bytes, at + 1, end, complete);
  }

  private int afterQuote(byte[] bytes, int at, int end, boolean complete) {
    if (bytes[at] == separator || bytes[at] == '\n') {
      return at;
    }
    if (bytes[at] == '\r') {
      if (at + 1 >= end && !complete) {
        return INCOMPLETE;
      }
      if (bytes[at + 1] == '\n') {
        return at + 1;
      }
    }
    return broken("a closing quote is followed by other text");
  }

  private void mark(int field, byte flag) {
    flags[field] |= flag;
    special = true;
  }

  private int broken(String reason) {
    problem = reason;
    return BROKEN;
  }
}
