package dev.sluice.core.exec;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.kernel.QueryKernel;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.TaskState;
import dev.sluice.core.shuffle.StagePartitions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A query from its start until its results are closed. */
final class RunningQuery implements QueryExecution, Controller.Outcome {
  private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);

  private final QueryScope scope;
  private final ExecutionLog log;
  private final Controller controller;
  private final BiConsumer<RunningQuery, @Nullable RuntimeException> onRelease;
  private final CompletableFuture<ExecutionSnapshot> future = new CompletableFuture<>();
  private final List<Consumer<ExecutionSnapshot>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable QueryResults results;

  /**
   * A query that has not begun.
   *
   * @param onRelease called once when nothing is left of the query, or with what it leaks
   */
  RunningQuery(QueryScope scope, BiConsumer<RunningQuery, @Nullable RuntimeException> onRelease) {
    this.scope = scope;
    this.onRelease = onRelease;
    QueryKernel kernel =
        new QueryKernel(scope.definition(), scope.context().get(ContextKeys.FAIL_ON_EMPTY_INSERT));
    this.log = new ExecutionLog(scope, kernel.view());
    this.controller = new Controller(scope, log, kernel, this);
  }

  Controller controller() {
    return controller;
  }

  @Override
  public String taskId() {
    return scope.taskId();
  }

  @Override
  public QueryDefinition definition() {
    return scope.definition();
  }

  @Override
  public ExecutionSnapshot view() {
    return log.snapshot();
  }

  @Override
  public void cancel(Fault.CancelReason reason) {
    if (!future.isDone()) {
      controller.cancel(reason);
    }
  }

  @Override
  public CompletableFuture<ExecutionSnapshot> future() {
    return future.copy();
  }

  @Override
  public ExecutionSnapshot await() throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Query [" + taskId() + "] ended without a reading", e);
    }
  }

  @Override
  public QueryResults results() {
    QueryResults rows = results;
    if (rows == null || !future.isDone()) {
      throw new IllegalStateException(
          "Query [" + taskId() + "] has no results in state [" + view().state() + "]");
    }
    return rows;
  }

  @Override
  public void onChange(Consumer<ExecutionSnapshot> listener) {
    listeners.add(listener);
    if (future.isDone()) {
      listener.accept(view());
    }
  }

  @Override
  public void changed() {
    if (!listeners.isEmpty()) {
      notifyListeners();
    }
  }

  private void notifyListeners() {
    ExecutionSnapshot reading = view();
    for (Consumer<ExecutionSnapshot> listener : listeners) {
      try {
        listener.accept(reading);
      } catch (RuntimeException e) {
        LOG.warn("Listener of query [{}] failed", taskId(), e);
      }
    }
  }

  @Override
  public void results(StagePartitions partitions) {
    results = new StoredResults(scope, partitions, this::release);
  }

  @Override
  public void ended(boolean success) {
    QueryResults rows = results;
    if (success && rows == null) {
      results = new NoResults(scope.definition().finalStage().signature(), scope.allocator());
    }
    if (!success && rows != null) {
      results = null;
      rows.close();
    } else if (rows == null) {
      release();
    }
    notifyListeners();
    future.complete(view());
  }

  /** Closes results that are still open; of a query that has ended. */
  void closeResults() {
    QueryResults rows = results;
    if (rows != null && view().state() == TaskState.SUCCESS) {
      rows.close();
    }
  }

  private void release() {
    RuntimeException leak = null;
    try {
      scope.close();
    } catch (RuntimeException e) {
      LOG.error("Query [{}] has not given back all that it held", taskId(), e);
      leak = e;
    }
    onRelease.accept(this, leak);
  }
}
