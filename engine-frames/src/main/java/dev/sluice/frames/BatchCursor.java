package dev.sluice.frames;

import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Batches in order, read once. Belongs to one thread at a time. */
public interface BatchCursor extends AutoCloseable {
  /**
   * The next rows, at least one, or null at the end. The batch is valid until the next call.
   *
   * @throws IOException if a spill file cannot be read
   */
  @Nullable Batch next() throws IOException;

  /** Gives back memory. Idempotent. */
  @Override
  void close();
}
