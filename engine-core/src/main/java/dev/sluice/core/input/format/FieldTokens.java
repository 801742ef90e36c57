package dev.sluice.core.input.format;

import dev.sluice.core.input.source.QuotedRecords;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long BREAKS = ONES * '\n';
  private static final long QUOTES = ONES * '"';

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
    this.separators = ONES * separator;
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
    count = 0;
    multiline = false;
    int at = from;
    while (true) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
        flags = Arrays.copyOf(flags, count * 2);
      }
      if (quoting && bytes[at] == '"') {
        at = readQuoted(bytes, at, from, end, complete);
        if (at < 0) {
          return at;
        }
      } else {
        at = readPlain(bytes, at);
      }
      if (bytes[at] == '\n') {
        return at < end ? at + 1 : INCOMPLETE;
      }
      at++;
    }
  }

  /** Reads a value without quotes, and answers the position of the separator or line break. */
  private int readPlain(byte[] bytes, int from) {
    long seps = separators;
    long wide = 0;
    int at = from;
    long hit;
    while (true) {
      long word = (long) WORDS.get(bytes, at);
      wide |= word;
      long a = word ^ seps;
      long b = word ^ BREAKS;
      hit = (((a - ONES) & ~a) | ((b - ONES) & ~b)) & HIGHS;
      if (hit != 0) {
        break;
      }
      at += 8;
    }
    at += Long.numberOfTrailingZeros(hit) >>> 3;
    int field = count++;
    starts[field] = from;
    ends[field] = at > from && bytes[at] == '\n' && bytes[at - 1] == '\r' ? at - 1 : at;
    flags[field] = (wide & HIGHS) == 0 ? 0 : WIDE;
    return at;
  }

  private int readQuoted(byte[] bytes, int open, int recordStart, int end, boolean complete) {
    int flag = QUOTED;
    long wide = 0;
    long breaks = 0;
    int at = open + 1;
    while (true) {
      long hit = 0;
      while (at < end) {
        long word = (long) WORDS.get(bytes, at);
        wide |= word;
        long a = word ^ QUOTES;
        hit = (a - ONES) & ~a & HIGHS;
        long b = word ^ BREAKS;
        breaks |= (b - ONES) & ~b & HIGHS & (Long.lowestOneBit(hit) - 1);
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
    starts[field] = open + 1;
    ends[field] = at;
    flags[field] = (wide & HIGHS) == 0 ? flag : flag | WIDE;
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
