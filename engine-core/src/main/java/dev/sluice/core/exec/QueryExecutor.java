package dev.sluice.core.exec;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.plan.QueryDefinition;

/** Runs queries of stages. Thread-safe. */
public final class QueryExecutor implements AutoCloseable {
  private final EngineResources resources;

  public QueryExecutor(EngineResources resources) {
    this.resources = resources;
  }

  /**
   * Starts a query and returns at once. What the query cannot do is told by its execution, not
   * thrown from here.
   *
   * @param taskId id of the query's task, unique among those that run
   */
  @SuppressWarnings("DoNotCallSuggester")
  public QueryExecution start(String taskId, QueryDefinition definition, QueryContext context) {
    throw new UnsupportedOperationException("Query [" + taskId + "] on " + resources);
  }

  /** Cancels what runs, closes results that are still open, and waits for the end of it all. */
  @Override
  public void close() {}
}
