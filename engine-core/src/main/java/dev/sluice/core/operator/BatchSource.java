package dev.sluice.core.operator;

import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the batches of a chain come from. Confined to one thread at a time. */
public interface BatchSource extends AutoCloseable {
  /**
   * The next rows, or null at the end. The batch is valid until the next call.
   *
   * @throws IOException if the input cannot be read
   */
  @Nullable Batch next() throws IOException;

  /** Gives back memory and files. Idempotent. */
  @Override
  void close();
}
