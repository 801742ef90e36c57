package dev.sluice.core.shuffle;

import dev.sluice.core.operator.BatchSource;
import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads merged runs. */
record RunReader(BatchCursor rows) implements BatchSource {
  @Override
  public @Nullable Batch next() throws IOException {
    return rows.next();
  }

  @Override
  public void close() {
    rows.close();
  }
}
