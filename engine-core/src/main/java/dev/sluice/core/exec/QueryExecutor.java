package dev.sluice.core.exec;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.plan.QueryDefinition;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Runs queries of stages. Thread-safe. */
public final class QueryExecutor implements AutoCloseable {
  private final EngineResources resources;
  private final Set<RunningQuery> open = ConcurrentHashMap.newKeySet();
  private final Set<Thread> controllers = ConcurrentHashMap.newKeySet();
  private final Queue<RuntimeException> leaks = new ConcurrentLinkedQueue<>();
  private boolean closed;

  public QueryExecutor(EngineResources resources) {
    this.resources = resources;
  }

  /**
   * Starts a query and returns at once. What the query cannot do is told by its execution, not
   * thrown from here.
   *
   * @param taskId id of the query's task, unique among those that run
   * @param sql text of the statement, for the log of commits
   * @throws dev.sluice.core.context.ContextException if a parameter has a value that cannot be used
   */
  public synchronized QueryExecution start(
      String taskId, String sql, QueryDefinition definition, QueryContext context) {
    if (closed) {
      throw new IllegalStateException("Executor is closed");
    }
    RunningQuery query =
        new RunningQuery(
            new QueryScope(taskId, sql, definition, context, resources), this::released);
    open.add(query);
    Thread thread = new Thread(() -> run(query), "sluice-" + taskId);
    thread.setDaemon(true);
    controllers.add(thread);
    thread.start();
    return query;
  }

  private void released(RunningQuery query, @Nullable RuntimeException leak) {
    open.remove(query);
    if (leak != null) {
      leaks.add(leak);
    }
  }

  private void run(RunningQuery query) {
    try {
      query.controller().run();
    } finally {
      controllers.remove(Thread.currentThread());
    }
  }

  /**
   * Cancels what runs, closes results that are still open, and waits for the end of it all.
   *
   * @throws IllegalStateException if a query has not given back all that it held
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    open.forEach(query -> query.cancel(Fault.CancelReason.TASK_SHUTDOWN));
    boolean interrupted = false;
    for (Thread thread : List.copyOf(controllers)) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    List.copyOf(open).forEach(RunningQuery::closeResults);
    RuntimeException leak = leaks.poll();
    if (leak != null) {
      throw new IllegalStateException(leak.getMessage(), leak);
    }
  }
}
