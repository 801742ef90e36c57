package dev.sluice.core.processor;

import java.util.concurrent.CompletableFuture;

/** What a processor wants after a piece of work. Returning is the only way to wait. */
public sealed interface Progress {
  /** To be called again. */
  Progress AGAIN = new Again();

  /** Nothing more. */
  Progress DONE = new Done();

  /** There is more to do now. */
  record Again() implements Progress {}

  /** All is done. */
  record Done() implements Progress {}

  /** There is more to do once the future completes; if it fails, so does the processor. */
  record Await(CompletableFuture<?> future) implements Progress {}
}
