package dev.sluice.core.input.format;

import dev.sluice.core.input.column.ColumnBuilder;
import dev.sluice.frames.type.RowSignature;
import java.util.List;

/** Reads records of values between delimiters. */
final class DelimitedLines implements RecordParser {
  private final FieldTokens tokens;
  private final RowSignature wanted;
  private final ColumnBuilder[] builders;
  private final int[] fields;
  private final NullBytes nullBytes;
  private final ParseErrors errors;
  private long records;
  private long lines;

  /**
   * A parser.
   *
   * @param names the columns of the data by position
   * @param lines lines of the entity before the first record
   */
  DelimitedLines(
      FieldTokens tokens,
      List<String> names,
      RowSignature wanted,
      ColumnBuilder[] builders,
      NullBytes nullBytes,
      ParseErrors errors,
      long lines) {
    this.tokens = tokens;
    this.wanted = wanted;
    this.builders = builders;
    this.nullBytes = nullBytes;
    this.errors = errors;
    this.lines = lines;
    this.fields = new int[builders.length];
    for (int i = 0; i < fields.length; i++) {
      int position = names.indexOf(wanted.name(i));
      fields[i] = position < 0 ? Integer.MAX_VALUE : position;
    }
  }

  @Override
  public int parse(RecordWindow window, int maxRows) {
    byte[] bytes = window.bytes();
    int end = window.end();
    int position = window.position();
    boolean mayHoldNulls = window.hasNullBytes();
    int row = 0;
    while (row < maxRows && position < end) {
      int next = tokens.read(bytes, position, end, window.isComplete());
      if (next >= 0) {
        lines += tokens.spannedLines(bytes);
        write(bytes, row, mayHoldNulls);
        row++;
        records++;
      } else if (next == FieldTokens.INCOMPLETE) {
        break;
      } else {
        int lineEnd = Lines.next(bytes, position, end);
        errors.report(bytes, position, lineEnd, records, lines, tokens.problem());
        next = lineEnd + 1;
      }
      lines++;
      position = next;
    }
    window.moveTo(position);
    return row;
  }

  private void write(byte[] bytes, int row, boolean mayHoldNulls) {
    int count = tokens.count();
    for (int i = 0; i < builders.length; i++) {
      int field = fields[i];
      if (field >= count) {
        builders[i].putNull(row);
        continue;
      }
      int start = tokens.start(field);
      int length = tokens.end(field) - start;
      int flags = tokens.flags(field);
      if (length == 0 && (flags & FieldTokens.QUOTED) == 0) {
        builders[i].putNull(row);
      } else if ((flags & (FieldTokens.ESCAPED | FieldTokens.WIDE)) == 0 && !mayHoldNulls) {
        builders[i].putText(row, bytes, start, length);
      } else {
        writeSpecial(bytes, start, length, flags, i, row);
      }
    }
  }

  private void writeSpecial(
      byte[] bytes, int start, int givenLength, int flags, int column, int row) {
    int length = givenLength;
    if ((flags & FieldTokens.ESCAPED) != 0) {
      length = joinQuotes(bytes, start, length);
    }
    length = nullBytes.clean(bytes, start, length, records, wanted.name(column));
    if ((flags & FieldTokens.WIDE) == 0 || Utf8.isValid(bytes, start, start + length)) {
      builders[column].putText(row, bytes, start, length);
    } else {
      byte[] repaired = Utf8.repair(bytes, start, length);
      builders[column].putText(row, repaired, 0, repaired.length);
    }
  }

  /** Makes one quote of each doubled one, in place. */
  private static int joinQuotes(byte[] bytes, int start, int length) {
    int to = start;
    for (int from = start; from < start + length; from++) {
      bytes[to++] = bytes[from];
      if (bytes[from] == '"') {
        from++;
      }
    }
    return to - start;
  }
}
