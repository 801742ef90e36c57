package dev.sluice.core.input.format;

import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
import dev.sluice.core.input.column.ColumnBuilder;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The rows of one split of external data. Confined to one thread at a time. */
public final class ExternalReader implements BatchSource {
  private final InputStream in;
  private final RecordWindow window;
  private final RecordParser parser;
  private final RowSignature wanted;
  private final ColumnBuilder[] builders;
  private final ReaderContext context;
  private final boolean countsFile;
  private long counted;
  private boolean ended;

  ExternalReader(
      InputStream in,
      RecordWindow window,
      RecordParser parser,
      RowSignature wanted,
      ColumnBuilder[] builders,
      ReaderContext context,
      InputSplit split,
      InputSource source) {
    this.in = in;
    this.window = window;
    this.parser = parser;
    this.wanted = wanted;
    this.builders = builders;
    this.context = context;
    this.countsFile = !(source instanceof InputSource.Inline) && split.from() == 0;
    this.counted = split.from() == 0 ? 0 : window.offset();
  }

  @Override
  public @Nullable Batch next() throws IOException {
    boolean starved = window.isLow();
    while (!ended) {
      context.cancellation().check();
      if (starved && !window.fill()) {
        end();
        break;
      }
      int rows = parseBatch();
      long offset = window.offset();
      context.counter().read(rows, offset - counted);
      counted = offset;
      if (rows > 0) {
        return Batch.of(wanted, rows, finish(rows));
      }
      starved = true;
    }
    return null;
  }

  @Override
  public void close() {
    ended = true;
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int parseBatch() {
    for (ColumnBuilder builder : builders) {
      builder.begin(context.arena(), window.bytes(), Batch.DEFAULT_ROWS);
    }
    return parser.parse(window, Batch.DEFAULT_ROWS);
  }

  private ColumnVector[] finish(int rows) {
    ColumnVector[] columns = new ColumnVector[builders.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = builders[i].finish(rows);
    }
    return columns;
  }

  private void end() {
    ended = true;
    if (countsFile) {
      context.counter().fileRead();
    }
  }
}
