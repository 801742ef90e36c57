package dev.sluice.cli;

import dev.sluice.Column;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Rows as comma-separated values with a header. Fields are quoted when they must be; NULL is an
 * empty field, the empty text is quoted.
 */
final class CsvWriter implements RowFormat.RowWriter {

  @Override
  public void write(QueryResult result, OutputStream target) throws IOException {
    OutputStream out = new BufferedOutputStream(target, 1 << 16);
    StringBuilder line = new StringBuilder();
    List<Column> columns = result.columns();
    for (int i = 0; i < columns.size(); i++) {
      append(line, i, columns.get(i).name());
    }
    out.write(RowFormat.utf8(line.append('\n').toString()));
    for (Row row : result) {
      line.setLength(0);
      for (int i = 0; i < columns.size(); i++) {
        append(line, i, row.getObject(i));
      }
      out.write(RowFormat.utf8(line.append('\n').toString()));
    }
    out.flush();
  }

  private static void append(
      StringBuilder line, int column, @org.jspecify.annotations.Nullable Object value)
      throws IOException {
    if (column > 0) {
      line.append(',');
    }
    if (value == null) {
      return;
    }
    String text = JsonLinesWriter.text(value);
    boolean quote = text.isEmpty() && value instanceof String;
    for (int i = 0; i < text.length() && !quote; i++) {
      char c = text.charAt(i);
      quote = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    line.append(quote ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }
}
