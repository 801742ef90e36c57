package dev.sluice.core.exec;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.kernel.KernelAction;
import dev.sluice.core.kernel.KernelEvent;
import dev.sluice.core.kernel.QueryKernel;
import dev.sluice.core.kernel.QueryOutcome;
import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.processors.SegmentTarget;
import dev.sluice.core.shuffle.StagePartitions;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs one query: takes events one by one, lets the kernel decide and performs what it says. All
 * but {@link #tell} and {@link #cancel} belongs to the query's own thread.
 */
final class Controller implements WorkerListener {
  private final QueryScope scope;
  private final QueryKernel kernel;
  private final ExecutionLog log;
  private final Deadline deadline;
  private final TablePublisher publisher;
  private final Outcome outcome;
  private final BlockingQueue<Incident> incidents = new LinkedBlockingQueue<>();
  private final SortedMap<Integer, StageRun> runs = new TreeMap<>();
  private @Nullable Throwable failureCause;
  private boolean stopping;
  private boolean finished;

  /** An event, and what a failure comes from. */
  private record Incident(KernelEvent event, @Nullable Throwable cause) {}

  /** Told by the controller how the query goes. */
  interface Outcome {
    /** A stage has moved. */
    void changed();

    /** The rows of the query; they outlive it. */
    void results(StagePartitions partitions);

    /** The last call; nothing of the query runs any more. */
    void ended(boolean success);
  }

  Controller(QueryScope scope, ExecutionLog log, QueryKernel kernel, Outcome outcome) {
    this.scope = scope;
    this.log = log;
    this.kernel = kernel;
    this.outcome = outcome;
    this.deadline =
        new Deadline(scope.resources().clock(), scope.context().find(ContextKeys.TIMEOUT));
    this.publisher = new TablePublisher(scope);
    incidents.add(new Incident(new KernelEvent.Started(), null));
  }

  @Override
  public void tell(KernelEvent event, @Nullable Throwable cause) {
    incidents.add(new Incident(event, cause));
  }

  /** Asks the query to stop. Thread-safe; lanes notice at once, whatever the controller does. */
  void cancel(Fault.CancelReason reason) {
    tell(new KernelEvent.CancelRequested(reason), null);
    scope.cancellation().cancel(new Fault.Canceled(reason));
  }

  boolean isFinished() {
    return finished;
  }

  /** Runs the query to its end. */
  void run() {
    while (!finished) {
      try {
        handle(incidents.poll(deadline.remainingMillis(), TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        cancel(Fault.CancelReason.TASK_SHUTDOWN);
      }
    }
  }

  /** Handles one event if there is one; answers whether there was. */
  boolean runOnce() {
    Incident incident = incidents.poll();
    handle(incident);
    return incident != null;
  }

  private void handle(@Nullable Incident incident) {
    if (finished) {
      return;
    }
    if (incident != null) {
      try {
        apply(incident.event(), incident.cause());
      } catch (RuntimeException | Error e) {
        giveUp(e);
      }
    }
    if (!stopping && deadline.isOver()) {
      cancel(Fault.CancelReason.QUERY_TIMEOUT);
      deadline.clear();
    }
  }

  private void apply(KernelEvent event, @Nullable Throwable cause) {
    List<KernelAction> actions = kernel.apply(event);
    if (!stopping) {
      failureCause = cause;
    }
    log.moved(kernel.view());
    outcome.changed();
    for (KernelAction action : actions) {
      try {
        perform(action);
      } catch (IOException | RuntimeException | Error e) {
        if (stopping) {
          throw new IllegalStateException("Query [" + scope.taskId() + "] cannot end", e);
        }
        apply(new KernelEvent.Failed(null, null, scope.fault(e)), e);
        return;
      }
    }
  }

  /** Ends a query that the controller itself cannot bring to its end. */
  private void giveUp(Throwable failure) {
    finished = true;
    scope.cancellation().cancel(new Fault.Canceled(Fault.CancelReason.UNKNOWN));
    scope.processors().cancel();
    log.failed(new QueryOutcome.Failure(scope.fault(failure), null, null), failure);
    outcome.ended(false);
  }

  private void perform(KernelAction action) throws IOException {
    if (action instanceof KernelAction.StartStage start) {
      startStage(start.stageNumber());
    } else if (action instanceof KernelAction.SendBoundaries send) {
      publisher.decided(send.stageNumber(), send.boundaries());
      run(send.stageNumber()).partition(send.boundaries());
    } else if (action instanceof KernelAction.CleanUp cleanUp) {
      StageRun run = runs.remove(cleanUp.stageNumber());
      if (run != null) {
        run.close();
      }
    } else if (action instanceof KernelAction.SecureOutcome secure) {
      secure(secure.stageNumber());
    } else if (action instanceof KernelAction.StopWork) {
      stopWork();
    } else if (action instanceof KernelAction.Finish finish) {
      finish(finish.outcome());
    } else {
      throw new IllegalStateException("Unknown action [" + action + "]");
    }
  }

  private StageRun run(int stageNumber) {
    StageRun run = runs.get(stageNumber);
    if (run == null) {
      throw new IllegalStateException("Stage [" + stageNumber + "] does not run");
    }
    return run;
  }

  private StagePartitions partitions(int stageNumber) {
    return run(stageNumber).partitions();
  }

  private void startStage(int number) throws IOException {
    if (number == 0) {
      log.started();
      PlanLimits.check(scope.definition(), scope.context());
    }
    StageDefinition stage = scope.definition().stages().get(number);
    StageStarter starter = new StageStarter(scope, stage, this::partitions, this);
    runs.put(number, starter.prepare());
    SegmentTarget target =
        stage.processor() instanceof ProcessorSpec.SegmentGenerator generator
            ? publisher.begin(stage, generator, log)
            : null;
    log.workersStarted(starter.workerCount());
    apply(new KernelEvent.WorkersStarted(number, starter.workerCount()), null);
    starter.start(target);
  }

  private void secure(int stageNumber) throws IOException {
    if (scope.definition().destination() instanceof Destination.DataSource) {
      publisher.commit();
    } else {
      outcome.results(run(stageNumber).takePartitions());
    }
    apply(new KernelEvent.OutcomeSecured(), null);
  }

  private void stopWork() {
    stopping = true;
    scope.cancellation().cancel(new Fault.Canceled(Fault.CancelReason.UNKNOWN));
    scope.processors().cancel();
    Collection<StageRun> started = runs.values();
    CompletableFuture<Void> unused =
        CompletableFuture.allOf(
                started.stream().map(StageRun::ended).toArray(CompletableFuture<?>[]::new))
            .whenComplete((nothing, failure) -> tell(new KernelEvent.WorkersStopped(), null));
  }

  private void finish(QueryOutcome result) {
    publisher.close();
    finished = true;
    if (result instanceof QueryOutcome.Failure failure) {
      log.failed(failure, failureCause);
      outcome.ended(false);
    } else {
      log.succeeded();
      outcome.ended(true);
    }
  }
}
