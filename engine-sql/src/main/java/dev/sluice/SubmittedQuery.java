package dev.sluice;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.exec.QueryExecution;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.report.ErrorReport;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.QueryReport;
import dev.sluice.core.report.ReportBuilder;
import dev.sluice.core.report.TaskState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A query of an engine. */
final class SubmittedQuery implements QueryHandle {
  private final QueryExecution execution;
  private final QueryContext context;
  private final CompletableFuture<QueryResult> end;

  SubmittedQuery(QueryExecution execution, QueryContext context) {
    this.execution = execution;
    this.context = context;
    this.end = execution.future().thenApply(this::outcome);
  }

  private QueryResult outcome(ExecutionSnapshot last) {
    if (last.state() == TaskState.SUCCESS) {
      return new StoredResult(execution.results(), last, context);
    }
    throw failure(last);
  }

  private QueryException failure(ExecutionSnapshot last) {
    ErrorReport error = last.error();
    Fault fault = error == null ? new Fault.UnknownError("Query failed") : error.error();
    String message = fault.errorMessage();
    return new QueryException(
        message == null ? fault.errorCode() : fault.errorCode() + ": " + message,
        fault,
        ReportBuilder.build(last, null, context.asMap()),
        null);
  }

  @Override
  public String taskId() {
    return execution.taskId();
  }

  @Override
  public TaskState state() {
    return execution.view().state();
  }

  @Override
  public QueryReport report() {
    ExecutionSnapshot view = execution.view();
    return switch (view.state()) {
      case RUNNING -> ReportBuilder.build(view, null, null);
      case FAILED -> ReportBuilder.build(view, null, context.asMap());
      case SUCCESS -> end.join().report();
    };
  }

  @Override
  public void cancel() {
    execution.cancel(Fault.CancelReason.USER_REQUEST);
  }

  @Override
  public QueryResult await() {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw rethrown(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public Optional<QueryResult> await(Duration patience) {
    try {
      return Optional.of(end.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw rethrown(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public CompletableFuture<QueryResult> toCompletableFuture() {
    return end.copy();
  }

  @Override
  public QueryHandle onProgress(Consumer<QueryReport> listener) {
    execution.onChange(
        view ->
            listener.accept(
                ReportBuilder.build(
                    view, null, view.state() == TaskState.RUNNING ? null : context.asMap())));
    return this;
  }

  /** A failure as a new exception, so that each caller sees where it waited. */
  private RuntimeException rethrown(ExecutionException e) {
    @Nullable Throwable cause = e.getCause();
    if (cause instanceof QueryException failure) {
      return new QueryException(
          String.valueOf(failure.getMessage()), failure.fault(), failure.report(), failure);
    }
    return new IllegalStateException("Query ended without an outcome", cause);
  }

  /** Nobody waits any more: the query is told to stop. */
  private QueryException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    cancel();
    Fault fault = new Fault.Canceled(Fault.CancelReason.USER_REQUEST);
    return new QueryException(
        "The thread that waited for the query was interrupted",
        fault,
        ReportBuilder.build(execution.view(), null, null),
        e);
  }
}
