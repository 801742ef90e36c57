package dev.sluice.core.input.format;

import dev.sluice.core.input.column.ColumnBuilder;
import dev.sluice.frames.type.RowSignature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads records of values between delimiters: first where the values of some records are, then
 * column by column what they are.
 */
final class DelimitedLines implements RecordParser {
  private static final int BLOCK_RECORDS = 64;

  private final FieldTokens tokens;
  private final RowSignature wanted;
  private final ColumnBuilder[] builders;
  private final int[] fields;
  private final NullBytes nullBytes;
  private final ParseErrors errors;
  private final List<Repair> repairs = new ArrayList<>();
  private long records;
  private long lines;

  /** A text that was malformed. */
  private record Repair(int column, int row, String text) {}

  /**
   * A parser.
   *
   * @param names the columns of the data by position
   * @param lines lines of the entity before the first record
   */
  DelimitedLines(
      byte separator,
      boolean quoting,
      List<String> names,
      RowSignature wanted,
      ColumnBuilder[] builders,
      NullBytes nullBytes,
      ParseErrors errors,
      long lines) {
    this.wanted = wanted;
    this.builders = builders;
    this.nullBytes = nullBytes;
    this.errors = errors;
    this.lines = lines;
    this.fields = new int[builders.length];
    int width = 0;
    for (int i = 0; i < fields.length; i++) {
      fields[i] = names.indexOf(wanted.name(i));
      width = Math.max(width, fields[i] + 1);
    }
    this.tokens = new FieldTokens(separator, quoting, width, BLOCK_RECORDS);
  }

  @Override
  public int parse(RecordWindow window, int maxRows) {
    byte[] bytes = window.bytes();
    int end = window.end();
    int position = window.position();
    int written = 0;
    int pending = 0;
    while (written + pending < maxRows && position < end) {
      int next = tokens.read(bytes, position, end, window.isComplete(), pending);
      if (next >= 0) {
        lines += 1 + tokens.spannedLines(bytes, position, next);
        if (tokens.isSpecial() || window.hasNullBytes()) {
          cleanValues(bytes, pending, written + pending, window.hasNullBytes());
        }
        records++;
        pending++;
        if (pending == BLOCK_RECORDS) {
          write(bytes, written, pending);
          written += pending;
          pending = 0;
        }
      } else if (next == FieldTokens.INCOMPLETE) {
        break;
      } else {
        int lineEnd = Lines.next(bytes, position, end);
        errors.report(bytes, position, lineEnd, records, lines, tokens.problem());
        lines++;
        next = lineEnd + 1;
      }
      position = next;
    }
    write(bytes, written, pending);
    window.moveTo(position);
    return written + pending;
  }

  private void write(byte[] bytes, int row, int count) {
    for (int i = 0; i < builders.length; i++) {
      if (fields[i] < 0) {
        builders[i].putNulls(row, count);
      } else {
        builders[i].putTexts(
            row, count, bytes, tokens.starts(), tokens.lengths(), fields[i], tokens.width());
      }
    }
    for (Repair repair : repairs) {
      byte[] text = repair.text().getBytes(StandardCharsets.UTF_8);
      builders[repair.column()].forget(repair.row());
      builders[repair.column()].putText(repair.row(), text, 0, text.length);
    }
    repairs.clear();
  }

  /** Makes the values of the last record plain text. */
  private void cleanValues(byte[] bytes, int place, int row, boolean mayHoldNulls) {
    int base = place * tokens.width();
    for (int i = 0; i < builders.length; i++) {
      int field = fields[i];
      if (field >= 0 && tokens.lengths()[base + field] > 0) {
        int start = tokens.starts()[base + field];
        int length = tokens.lengths()[base + field];
        if (tokens.isEscaped(field)) {
          length = joinQuotes(bytes, start, length);
        }
        if (mayHoldNulls) {
          length = nullBytes.clean(bytes, start, length, records, wanted.name(i));
        }
        tokens.lengths()[base + field] = length;
        if (tokens.isWide(field) && !Utf8.isValid(bytes, start, start + length)) {
          tokens.lengths()[base + field] = FieldTokens.NO_VALUE;
          repairs.add(new Repair(i, row, Utf8.decode(bytes, start, length)));
        }
      }
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
