package dev.sluice.core.exec;

import dev.sluice.core.kernel.KernelEvent;
import org.jspecify.annotations.Nullable;

/** Takes what workers tell. Thread-safe; returns at once. */
interface WorkerListener {
  /**
   * Something happened.
   *
   * @param cause what a failure comes from, or null
   */
  void tell(KernelEvent event, @Nullable Throwable cause);
}
