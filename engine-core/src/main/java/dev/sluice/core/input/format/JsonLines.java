package dev.sluice.core.input.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.core.input.column.ColumnBuilder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lines of JSON objects: by bytes as a rule, by Jackson what is unusual. */
final class JsonLines implements RecordParser {
  /** Jackson names a text without a name. */
  private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;\\]]*; ");

  private final ColumnBuilder[] builders;
  private final @Nullable JsonObjectParser fast;
  private final JacksonRecord jackson;
  private final ParseErrors errors;
  private long records;
  private long lines;
  private String rest = "";

  /**
   * A parser.
   *
   * @param fast null if Jackson is to read every record
   */
  JsonLines(
      ColumnBuilder[] builders,
      @Nullable JsonObjectParser fast,
      JacksonRecord jackson,
      ParseErrors errors) {
    this.builders = builders;
    this.fast = fast;
    this.jackson = jackson;
    this.errors = errors;
  }

  @Override
  public int parse(RecordWindow window, int maxRows) {
    byte[] bytes = window.bytes();
    int position = window.position();
    int limit = Lines.afterLast(bytes, position, window.end());
    JsonObjectParser objects = fast;
    int row = rest.isEmpty() ? 0 : readRest(0, maxRows);
    while (row < maxRows && position < limit) {
      if (objects != null) {
        int open = bytes[position] == '{' ? position : JsonScanner.blanks(bytes, position);
        int end = bytes[open] == '{' ? objects.parse(bytes, open, row, records) : -1;
        if (end >= 0) {
          row++;
          records++;
          position = afterObject(bytes, end);
          continue;
        }
        forget(row);
      }
      int lineEnd = Lines.next(bytes, position, limit);
      rest = new String(bytes, position, lineEnd - position, StandardCharsets.UTF_8);
      position = lineEnd + 1;
      row = readRest(row, maxRows);
    }
    window.moveTo(position);
    return row;
  }

  /** Where the next object or line starts; other text after an object means nothing. */
  private int afterObject(byte[] bytes, int end) {
    int at = end;
    if (bytes[at] != '\n') {
      at = JsonScanner.blanks(bytes, at);
      if (bytes[at] == '{') {
        return at;
      }
      while (bytes[at] != '\n') {
        at++;
      }
    }
    lines++;
    return at + 1;
  }

  /** Reads the objects that are left of a line, as far as there is room. */
  private int readRest(int firstRow, int maxRows) {
    int row = firstRow;
    String text = rest;
    do {
      try {
        int length = jackson.read(text, row, records);
        row++;
        records++;
        text = text.substring(length).stripLeading();
      } catch (JsonProcessingException e) {
        forget(row);
        byte[] record = text.getBytes(StandardCharsets.UTF_8);
        errors.report(record, 0, record.length, records, lines, reason(e));
        text = "";
      }
    } while (text.startsWith("{") && row < maxRows);
    rest = text.startsWith("{") ? text : "";
    if (rest.isEmpty()) {
      lines++;
    }
    return row;
  }

  private void forget(int row) {
    for (ColumnBuilder builder : builders) {
      builder.forget(row);
    }
  }

  private static String reason(JsonProcessingException e) {
    String message = SOURCE.matcher(e.getOriginalMessage()).replaceAll("[");
    return e.getLocation() == null
        ? message
        : message + " (column " + (e.getLocation().getCharOffset() + 1) + ")";
  }
}
