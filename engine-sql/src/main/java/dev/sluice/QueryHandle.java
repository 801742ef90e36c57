package dev.sluice;

import dev.sluice.core.report.QueryReport;
import dev.sluice.core.report.TaskState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A query that was submitted. Thread-safe. */
public interface QueryHandle {

  /** {@code query-} and the query's id. */
  String taskId();

  /** Whether it runs, and how it ended. A canceled query has failed. */
  TaskState state();

  /** What happened so far; the final report once it ended. */
  QueryReport report();

  /**
   * Asks the query to stop. Returns at once; {@link #await()} then throws with the fault {@code
   * Canceled}. A query that ended is left alone.
   */
  void cancel();

  /**
   * Waits for the end.
   *
   * @return the result, which the caller closes
   * @throws QueryException if the query failed
   */
  QueryResult await();

  /**
   * Waits for the end for some time.
   *
   * @return the result, which the caller closes; empty if the query still runs
   * @throws QueryException if the query failed
   */
  Optional<QueryResult> await(Duration patience);

  /** The same end as {@link #await()}; a failure is a {@link QueryException}. */
  CompletableFuture<QueryResult> toCompletableFuture();

  /**
   * Calls the listener with the live report whenever it may have changed, and once with the final
   * one. Calls come one after the other, from a thread of the engine: the listener must be quick.
   *
   * @return this handle
   */
  QueryHandle onProgress(Consumer<QueryReport> listener);
}
