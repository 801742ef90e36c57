package dev.sluice.cli;

import dev.sluice.QueryResult;
import java.io.IOException;
import java.io.OutputStream;

/** Rows as an Arrow IPC stream. */
final class ArrowWriter implements RowFormat.RowWriter {
  @Override
  public void write(QueryResult result, OutputStream out) throws IOException {
    result.writeArrow(out);
    out.flush();
  }
}
