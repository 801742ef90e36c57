package dev.sluice.core.input.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.core.input.column.ColumnBuilder;
import java.nio.charset.StandardCharsets;

/** Reads lines of JSON objects. */
final class JsonLines implements RecordParser {
  private final ColumnBuilder[] builders;
  private final JacksonRecord jackson;
  private final ParseErrors errors;
  private long records;
  private long lines;

  JsonLines(ColumnBuilder[] builders, JacksonRecord jackson, ParseErrors errors) {
    this.builders = builders;
    this.jackson = jackson;
    this.errors = errors;
  }

  @Override
  public int parse(RecordWindow window, int maxRows) {
    byte[] bytes = window.bytes();
    int limit = Lines.afterLast(bytes, window.position(), window.end());
    int position = window.position();
    int row = 0;
    while (row < maxRows && position < limit) {
      int end = Lines.next(bytes, position, limit);
      row = readLine(bytes, position, end, row);
      lines++;
      position = end + 1;
    }
    window.moveTo(position);
    return row;
  }

  /** Reads the objects of one line; a line has one as a rule. */
  private int readLine(byte[] bytes, int start, int end, int firstRow) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    int row = firstRow;
    do {
      try {
        int length = jackson.read(text, row, records);
        row++;
        records++;
        text = text.substring(length).strip();
      } catch (JsonProcessingException e) {
        forget(row);
        errors.report(bytes, start, end, records, lines, reason(e));
        return row;
      }
    } while (text.startsWith("{"));
    return row;
  }

  private void forget(int row) {
    for (ColumnBuilder builder : builders) {
      builder.forget(row);
    }
  }

  private static String reason(JsonProcessingException e) {
    return e.getLocation() == null
        ? e.getOriginalMessage()
        : e.getOriginalMessage() + " (column " + e.getLocation().getColumnNr() + ")";
  }
}
