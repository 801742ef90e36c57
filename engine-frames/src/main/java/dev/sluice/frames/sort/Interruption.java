package dev.sluice.frames.sort;

import java.util.concurrent.CancellationException;

/** Lets long work stop soon after its thread was interrupted. */
final class Interruption {
  private Interruption() {}

  /**
   * Passes unless the thread is interrupted, which it stays.
   *
   * @throws CancellationException if it is
   */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Sorting was interrupted");
    }
  }
}
