package dev.sluice.core.exec;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.report.ExecutionSnapshot;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A query that was started. Thread-safe. */
public interface QueryExecution {
  String taskId();

  QueryDefinition definition();

  /** Reading of this moment; the final one once the future is complete. */
  ExecutionSnapshot view();

  /** Asks the query to stop; one that has ended is left alone. Returns at once. */
  void cancel(Fault.CancelReason reason);

  /**
   * Completes with the final reading, whether the query succeeded or failed; never exceptionally.
   * All threads of the query have ended then, and of a failed one nothing is left.
   */
  CompletableFuture<ExecutionSnapshot> future();

  /** Waits for the final reading. */
  ExecutionSnapshot await() throws InterruptedException;

  /**
   * The rows, which the caller closes; the same object at each call.
   *
   * @throws IllegalStateException if the query has not succeeded
   */
  QueryResults results();

  /**
   * Calls the listener with a reading whenever a stage has moved, and with the final one. The calls
   * come from the thread of the query, which waits for them.
   */
  void onChange(Consumer<ExecutionSnapshot> listener);
}
