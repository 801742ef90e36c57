package dev.sluice.core.fault;

import dev.sluice.frames.RowTooLargeException;
import dev.sluice.frames.memory.MemoryLimitException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns exceptions into faults; the only place that does. */
public final class Faults {
  private Faults() {}

  /** The fault behind a failure: the first one that the chain of causes allows to name. */
  public static Fault from(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FaultException fault) {
        return fault.fault();
      }
      if (cause instanceof MemoryLimitException limit) {
        return new Fault.NotEnoughMemory(
            limit.limitBytes() + limit.requestedBytes(),
            limit.limitBytes(),
            limit.limitBytes(),
            1,
            1);
      }
      if (cause instanceof RowTooLargeException tooLarge) {
        return new Fault.RowTooLarge(tooLarge.maxFrameBytes());
      }
      if (cause instanceof OutOfMemoryError) {
        long heap = Runtime.getRuntime().maxMemory();
        return new Fault.NotEnoughMemory(2 * heap, heap, heap, 1, 1);
      }
      if (cause instanceof InterruptedException || cause instanceof CancellationException) {
        return new Fault.Canceled(Fault.CancelReason.UNKNOWN);
      }
      if (cause instanceof NoSuchFileException missing) {
        return new Fault.UnknownError("File [" + missing.getFile() + "] does not exist");
      }
    }
    return new Fault.UnknownError(unwrapped(failure).toString());
  }

  /** The failure without wrappers that say nothing of their own. */
  private static Throwable unwrapped(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null
        && (inner instanceof UncheckedIOException
            || inner instanceof CompletionException
            || inner instanceof ExecutionException)) {
      inner = inner.getCause();
    }
    return inner;
  }
}
