package dev.sluice.core.input.format;

import dev.sluice.core.input.source.QuotedRecords;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of one delimited record: where each starts, where it ends, how it is written.
 */
final class FieldTokens {
  /** Answer of {@link #read}: the record goes on after the window. */
  static final int INCOMPLETE = -1;

  /** Answer of {@link #read}: the record breaks the rules, see {@link #problem()}. */
  static final int BROKEN = -2;

  /** The value has a doubled quote. */
  static final int ESCAPED = 1;

  /** The value has quotes around it. */
  static final int QUOTED = 2;

  /** The value may have bytes above 127. */
  static final int WIDE = 4;

  private static final long BREAKS = Swar.ONES * '\n';
  private static final long QUOTES = Swar.ONES * '"';

  private final byte separator;
  private final long separators;
  private final boolean quoting;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int[] flags = new int[16];
  private int count;
  private boolean multiline;
  private @Nullable String problem;

  FieldTokens(byte separator, boolean quoting) {
    this.separator = separator;
    this.separators = Swar.ONES * separator;
    this.quoting = quoting;
  }

  /** Number of values. */
  int count() {
    return count;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  int flags(int field) {
    return flags[field];
  }

  String problem() {
    return problem == null ? "" : problem;
  }

  /** Line breaks within the values of the record. */
  long spannedLines(byte[] bytes) {
    return multiline ? Lines.count(bytes, starts[0], ends[count - 1]) : 0;
  }

  /**
   * Reads the record at a position.
   *
   * @param end end of the window, at which a line break stands
   * @param complete whether nothing comes after the window
   * @return position after the record's line break, or a negative answer
   */
  int read(byte[] bytes, int from, int end, boolean complete) {
    multiline = false;
    int at = from;
    int field = 0;
    while (true) {
      count = field;
      int plain = readPlain(bytes, at);
      if (plain >= 0) {
        return plain <= end ? plain : INCOMPLETE;
      }
      field = count;
      at = readQuoted(bytes, ~plain, from, end, complete);
      if (at < 0) {
        return at;
      }
      field = count;
      if (bytes[at] == '\n') {
        return at < end ? at + 1 : INCOMPLETE;
      }
      at++;
    }
  }

  /**
   * Reads values without quotes up to the end of the line or to a value with quotes.
   *
   * @return position after the line break, or the complement of the quote's position
   */
  private int readPlain(byte[] bytes, int from) {
    long seps = separators;
    int[] fieldStarts = starts;
    int[] fieldEnds = ends;
    int[] fieldFlags = flags;
    int field = count;
    int at = from;
    while (true) {
      int start = at;
      if (quoting && bytes[start] == '"') {
        count = field;
        return ~start;
      }
      long wide = 0;
      long marks;
      while (true) {
        long word = Swar.word(bytes, at);
        wide |= word;
        long a = word ^ seps;
        long b = word ^ BREAKS;
        marks = (((a - Swar.ONES) & ~a) | ((b - Swar.ONES) & ~b)) & Swar.HIGHS;
        if (marks != 0) {
          break;
        }
        at += 8;
      }
      at += Swar.first(marks);
      if (field == fieldStarts.length) {
        growFields();
        fieldStarts = starts;
        fieldEnds = ends;
        fieldFlags = flags;
      }
      fieldStarts[field] = start;
      fieldEnds[field] = at;
      fieldFlags[field] = (wide & Swar.HIGHS) == 0 ? 0 : WIDE;
      field++;
      if (bytes[at] == '\n') {
        if (at > start && bytes[at - 1] == '\r') {
          fieldEnds[field - 1] = at - 1;
        }
        count = field;
        return at + 1;
      }
      at++;
    }
  }

  private void growFields() {
    int size = starts.length * 2;
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    flags = Arrays.copyOf(flags, size);
  }

  private int readQuoted(byte[] bytes, int open, int recordStart, int end, boolean complete) {
    int flag = QUOTED;
    long wide = 0;
    long breaks = 0;
    int at = open + 1;
    while (true) {
      long hit = 0;
      while (at < end) {
        long word = Swar.word(bytes, at);
        wide |= word;
        long a = word ^ QUOTES;
        hit = (a - Swar.ONES) & ~a & Swar.HIGHS;
        long b = word ^ BREAKS;
        breaks |= (b - Swar.ONES) & ~b & Swar.HIGHS & (Long.lowestOneBit(hit) - 1);
        if (hit != 0) {
          break;
        }
        at += 8;
      }
      at += Long.numberOfTrailingZeros(hit) >>> 3 & 7;
      if (hit == 0 || at >= end) {
        return unclosed(end - recordStart, complete);
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
      flag |= ESCAPED;
      at += 2;
    }
    int field = count++;
    if (field == starts.length) {
      growFields();
    }
    starts[field] = open + 1;
    ends[field] = at;
    flags[field] = (wide & Swar.HIGHS) == 0 ? flag : flag | WIDE;
    multiline |= breaks != 0;
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

  private int unclosed(int length, boolean complete) {
    return complete || length > QuotedRecords.MAX_BYTES
        ? broken("a quoted value does not end")
        : INCOMPLETE;
  }

  private int broken(String reason) {
    problem = reason;
    return BROKEN;
  }
}
