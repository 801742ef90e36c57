package dev.sluice.core.exec;

import dev.sluice.core.processor.Processor;
import java.util.concurrent.CompletableFuture;

/** The processors of one query. Thread-safe. */
public interface ProcessorGroup {
  /**
   * Runs the processor to its end and closes it. The future completes after that; it fails with
   * what the processor threw, or with a {@code CancellationException} if it was given up.
   */
  CompletableFuture<Void> submit(Processor processor);

  /**
   * Gives up all processors: those that run are interrupted, no other one is called again, and all
   * are closed. Later ones are closed at once.
   */
  void cancel();
}
