package dev.sluice.core.operator;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import org.jspecify.annotations.Nullable;

/** Tells the threads of a query to stop, with the fault that explains why. Thread-safe. */
public final class CancellationToken {
  private volatile @Nullable Fault reason;

  /** Asks to stop; the first reason stays. */
  public synchronized void cancel(Fault fault) {
    if (reason == null) {
      reason = fault;
    }
  }

  public boolean isCancelled() {
    return reason != null;
  }

  /**
   * Called once per batch by every loop that may run long.
   *
   * @throws FaultException with the reason, if the query is to stop
   */
  public void check() {
    Fault fault = reason;
    if (fault != null) {
      throw new FaultException(fault);
    }
  }
}
