package dev.sluice.core.operator;

import dev.sluice.frames.vector.Batch;

/**
 * Where batches go: an operator, or the end of a chain.
 *
 * <p>Calls: {@link #accept} any number of times, {@link #finish} at most once after the last of
 * them, {@link #close} always and last, also after a failure. All on one thread at a time.
 */
public interface BatchSink extends AutoCloseable {
  /** Takes the rows. The batch is the caller's again when the call returns. */
  void accept(Batch batch);

  /** No more batches will come: pushes on what is held, and finishes the sink below. */
  void finish();

  /** Whether further batches would change nothing, so that the source may stop. */
  default boolean isSatisfied() {
    return false;
  }

  /** Gives back memory and files; closes the sink below. Idempotent. */
  @Override
  void close();
}
