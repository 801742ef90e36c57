package dev.sluice.core.input.format;

import dev.sluice.core.input.column.ColumnBuilder;
import dev.sluice.core.input.column.ColumnBuilders;
import dev.sluice.frames.type.RowSignature;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object straight from the bytes. It expects the fields of the last object in their
 * order, so that a name costs a comparison. Whatever is unusual it leaves to Jackson: nested values
 * of wanted columns other than lists of plain values, repeated fields, escapes in names, malformed
 * text, and everything wrong.
 */
final class JsonObjectParser {
  /** Answer of {@link #parse}: Jackson is to read the record. */
  static final int UNUSUAL = JsonScanner.FAILED;

  private static final int SAFE_DIGITS = 18;

  private final RowSignature wanted;
  private final ColumnBuilder[] builders;
  private final NullBytes nullBytes;
  private final JsonFields fields;
  private final int[] seen;
  private int stamp;
  private int found;
  private final int[] escapedColumns;
  private final int[] escapedStarts;
  private final int[] escapedEnds;
  private int escaped;
  private int valueStart;

  JsonObjectParser(RowSignature wanted, ColumnBuilder[] builders, NullBytes nullBytes) {
    this.wanted = wanted;
    this.builders = builders;
    this.nullBytes = nullBytes;
    this.fields = new JsonFields(wanted);
    this.seen = new int[builders.length];
    this.escapedColumns = new int[builders.length];
    this.escapedStarts = new int[builders.length];
    this.escapedEnds = new int[builders.length];
  }

  /**
   * Writes the object that begins at a position as a row.
   *
   * @param record number of rows before, for messages
   * @return position after the object, or {@link #UNUSUAL} with the row half written
   */
  int parse(byte[] bytes, int from, int row, long record) {
    stamp++;
    found = 0;
    escaped = 0;
    int at = from + 1;
    if (bytes[at] <= ' ') {
      at = JsonScanner.blanks(bytes, at);
    }
    if (bytes[at] == '}') {
      at++;
    } else {
      at = parseFields(bytes, at, row);
      if (at < 0) {
        return UNUSUAL;
      }
    }
    if (found < builders.length) {
      putMissing(row);
    }
    if (escaped > 0) {
      putEscaped(bytes, row, record);
    }
    return at;
  }

  private int parseFields(byte[] bytes, int from, int row) {
    int at = from;
    JsonField previous = null;
    JsonField field = fields.first;
    while (true) {
      if (field != null && field.isAt(bytes, at)) {
        at += field.length;
      } else {
        field = unexpected(bytes, at, previous);
        if (field == null) {
          return UNUSUAL;
        }
        at = valueStart;
      }
      if (bytes[at] <= ' ') {
        at = JsonScanner.blanks(bytes, at);
      }
      int column = field.column;
      if (column < 0) {
        at = JsonScanner.value(bytes, at);
      } else if (seen[column] == stamp) {
        return UNUSUAL;
      } else {
        seen[column] = stamp;
        found++;
        at =
            bytes[at] == '"'
                ? parseText(bytes, at + 1, column, row)
                : parseOther(bytes, at, column, row);
      }
      if (at < 0) {
        return UNUSUAL;
      }
      if (bytes[at] <= ' ') {
        at = JsonScanner.blanks(bytes, at);
      }
      if (bytes[at] != ',') {
        return bytes[at] == '}' ? at + 1 : UNUSUAL;
      }
      at++;
      if (bytes[at] <= ' ') {
        at = JsonScanner.blanks(bytes, at);
      }
      previous = field;
      field = field.next;
    }
  }

  /** Finds the field of the name at a position, and notes where its value starts. */
  private @Nullable JsonField unexpected(byte[] bytes, int at, @Nullable JsonField previous) {
    if (bytes[at] != '"') {
      return null;
    }
    int start = at + 1;
    int end = JsonScanner.plain(bytes, start);
    if (bytes[end] != '"' || !Utf8.isValid(bytes, start, end)) {
      return null;
    }
    int colon = JsonScanner.blanks(bytes, end + 1);
    if (bytes[colon] != ':') {
      return null;
    }
    valueStart = colon + 1;
    JsonField field = fields.named(bytes, start, end);
    fields.follows(previous, field);
    return field;
  }

  private int parseText(byte[] bytes, int start, int column, int row) {
    long wide = 0;
    int at = start;
    long marks;
    while (true) {
      long word = Swar.word(bytes, at);
      marks = JsonScanner.marks(word);
      wide |= word;
      if (marks != 0) {
        break;
      }
      at += 8;
    }
    at += Swar.first(marks);
    if (bytes[at] != '"') {
      return parseEscaped(bytes, start, at, column);
    }
    if ((wide & Swar.HIGHS) != 0 && !Utf8.isValid(bytes, start, at)) {
      return UNUSUAL;
    }
    builders[column].putText(row, bytes, start, at - start);
    return at + 1;
  }

  /** Keeps in mind where the string is; it is decoded when the record has proved sound. */
  private int parseEscaped(byte[] bytes, int start, int at, int column) {
    int end = JsonScanner.string(bytes, at);
    if (end < 0 || !Utf8.isValid(bytes, start, end)) {
      return UNUSUAL;
    }
    escapedColumns[escaped] = column;
    escapedStarts[escaped] = start;
    escapedEnds[escaped] = end;
    escaped++;
    return end + 1;
  }

  private int parseOther(byte[] bytes, int at, int column, int row) {
    switch (bytes[at]) {
      case 'n' -> {
        if (!JsonScanner.isNull(bytes, at)) {
          return UNUSUAL;
        }
        builders[column].putNull(row);
        return at + 4;
      }
      case 't' -> {
        if (!JsonScanner.isTrue(bytes, at)) {
          return UNUSUAL;
        }
        builders[column].putBoolean(row, bytes, at, 4, true);
        return at + 4;
      }
      case 'f' -> {
        if (!JsonScanner.isFalse(bytes, at)) {
          return UNUSUAL;
        }
        builders[column].putBoolean(row, bytes, at, 5, false);
        return at + 5;
      }
      case '[' -> {
        return parseList(bytes, at, column, row);
      }
      case '{' -> {
        return UNUSUAL;
      }
      default -> {
        return parseNumber(bytes, at, column, row);
      }
    }
  }

  private int parseList(byte[] bytes, int start, int column, int row) {
    if (!ColumnBuilders.takesLists(wanted.type(column))) {
      return UNUSUAL;
    }
    int end = JsonScanner.plainList(bytes, start);
    if (end < 0 || !Utf8.isValid(bytes, start, end)) {
      return UNUSUAL;
    }
    builders[column].putNested(row, bytes, start, end - start);
    return end;
  }

  private int parseNumber(byte[] bytes, int start, int column, int row) {
    boolean negative = bytes[start] == '-';
    int first = negative ? start + 1 : start;
    int at = first;
    long value = 0;
    for (int digit = bytes[at] - '0'; digit >= 0 && digit <= 9; digit = bytes[at] - '0') {
      value = value * 10 + digit;
      at++;
    }
    int digits = at - first;
    if (digits == 0 || (digits > 1 && bytes[first] == '0')) {
      return UNUSUAL;
    }
    byte next = bytes[at];
    if (next == '.' || (next | 0x20) == 'e') {
      int end = JsonScanner.fraction(bytes, start, at);
      if (end >= 0) {
        builders[column].putDecimal(row, bytes, start, end - start);
      }
      return end;
    }
    // 19 digits stay below two to the power of 64, so that their sign tells whether they fit
    if (digits > SAFE_DIGITS && (digits > SAFE_DIGITS + 1 || value < 0)) {
      return UNUSUAL;
    }
    builders[column].putInteger(row, bytes, start, at - start, negative ? -value : value);
    return at;
  }

  private void putMissing(int row) {
    for (int column = 0; column < seen.length; column++) {
      if (seen[column] != stamp) {
        builders[column].putNull(row);
      }
    }
  }

  private void putEscaped(byte[] bytes, int row, long record) {
    for (int i = 0; i < escaped; i++) {
      int column = escapedColumns[i];
      int start = escapedStarts[i];
      int length = JsonEscapes.decode(bytes, start, escapedEnds[i]);
      length = nullBytes.clean(bytes, start, length, record, wanted.name(column));
      builders[column].putText(row, bytes, start, length);
    }
  }
}
