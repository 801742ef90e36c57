package dev.sluice.cli;

import dev.sluice.QueryResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Forms in which rows are printed; the names are those of the option's values. */
enum RowFormat {
  /** Columns aligned for people. */
  table,
  /** Comma-separated values with a header; NULL is an empty field. */
  csv,
  /** One JSON object a line. */
  json,
  /** An Arrow IPC stream. */
  arrow;

  void write(QueryResult result, PrintStream out) throws IOException {
    writer().write(result, out);
  }

  private RowWriter writer() {
    return switch (this) {
      case table -> new TableWriter();
      case csv -> new CsvWriter();
      case json -> new JsonLinesWriter();
      case arrow -> new ArrowWriter();
    };
  }

  /** Prints all rows of a result. */
  interface RowWriter {
    void write(QueryResult result, OutputStream out) throws IOException;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
