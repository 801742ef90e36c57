package dev.sluice.cli;

import dev.sluice.Column;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Rows in aligned columns, numbers to the right. Widths follow from the first thousand rows. */
final class TableWriter implements RowFormat.RowWriter {
  private static final int SAMPLE_ROWS = 1_000;

  @Override
  public void write(QueryResult result, OutputStream target) throws IOException {
    OutputStream out = new BufferedOutputStream(target, 1 << 16);
    List<Column> columns = result.columns();
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).name().length();
    }
    List<Row> sample = new ArrayList<>();
    Iterator<Row> rows = result.iterator();
    while (rows.hasNext() && sample.size() < SAMPLE_ROWS) {
      Row row = rows.next();
      sample.add(row);
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], text(row, i).length());
      }
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      append(line, i, columns.get(i).name(), widths[i], false);
    }
    end(line, out);
    for (int i = 0; i < widths.length; i++) {
      append(line, i, "-".repeat(widths[i]), widths[i], false);
    }
    end(line, out);
    for (Row row : sample) {
      print(row, widths, line, out);
    }
    while (rows.hasNext()) {
      print(rows.next(), widths, line, out);
    }
    out.write(
        RowFormat.utf8(
            "(" + result.rowCount() + (result.rowCount() == 1 ? " row)\n" : " rows)\n")));
    out.flush();
  }

  private static void print(Row row, int[] widths, StringBuilder line, OutputStream out)
      throws IOException {
    for (int i = 0; i < widths.length; i++) {
      append(line, i, text(row, i), widths[i], row.getObject(i) instanceof Number);
    }
    end(line, out);
  }

  private static String text(Row row, int column) throws IOException {
    Object value = row.getObject(column);
    return value == null ? "NULL" : JsonLinesWriter.text(value);
  }

  private static void append(
      StringBuilder line, int column, String text, int width, boolean right) {
    if (column > 0) {
      line.append(" | ");
    }
    String padding = " ".repeat(Math.max(0, width - text.length()));
    line.append(right ? padding + text : text + padding);
  }

  private static void end(StringBuilder line, OutputStream out) throws IOException {
    int length = line.length();
    while (length > 0 && line.charAt(length - 1) == ' ') {
      length--;
    }
    line.setLength(length);
    out.write(RowFormat.utf8(line.append('\n').toString()));
    line.setLength(0);
  }
}
