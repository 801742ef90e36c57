package dev.sluice.core.kernel;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.statistics.KeyStatistics;
import dev.sluice.core.statistics.PartitionBoundaries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a query does next. Stages run one after the other, each when all its inputs are
 * complete. The first failure wins; after it the kernel waits for the workers to stop.
 *
 * <p>Not thread-safe: one controller feeds it.
 */
public final class QueryKernel {
  private final QueryDefinition query;
  private final boolean failOnEmptyInsert;
  private final StageState[] states;
  private final Set<Integer> cleaned = new HashSet<>();
  private QueryOutcome.@Nullable Failure failure;
  private boolean finished;

  /**
   * Kernel of a query.
   *
   * @param failOnEmptyInsert whether an ingestion of no rows is a fault
   */
  public QueryKernel(QueryDefinition query, boolean failOnEmptyInsert) {
    this.query = query;
    this.failOnEmptyInsert = failOnEmptyInsert;
    this.states = new StageState[query.stages().size()];
    java.util.Arrays.fill(states, new StageState.New());
  }

  /** Whether a stage needs key statistics before its output can be partitioned. */
  public static boolean gathersStatistics(StageDefinition stage) {
    ShuffleSpec shuffle = stage.shuffle();
    return shuffle instanceof ShuffleSpec.TargetSize
        || (shuffle instanceof ShuffleSpec.MaxCount maxCount && maxCount.partitions() > 1);
  }

  public KernelView view() {
    return new KernelView(List.of(states));
  }

  /** Takes note of an event and answers what is to be done, in this order. */
  public List<KernelAction> apply(KernelEvent event) {
    List<KernelAction> actions = new ArrayList<>();
    if (finished) {
      return actions;
    }
    if (failure != null) {
      if (event instanceof KernelEvent.WorkersStopped) {
        finish(failure, actions);
      }
      return actions;
    }
    if (event instanceof KernelEvent.Started) {
      startNext(actions);
    } else if (event instanceof KernelEvent.WorkersStarted started) {
      states[started.stageNumber()] =
          new StageState.ReadingInput(
              started.workers(), Set.of(), Set.of(), KeyStatistics.none(), 0);
    } else if (event instanceof KernelEvent.WorkerDoneReading done) {
      doneReading(done, actions);
    } else if (event instanceof KernelEvent.WorkerResultsReady ready) {
      resultsReady(ready, actions);
    } else if (event instanceof KernelEvent.OutcomeSecured) {
      finish(new QueryOutcome.Success(), actions);
    } else if (event instanceof KernelEvent.Failed failed) {
      fail(
          new QueryOutcome.Failure(failed.fault(), failed.stageNumber(), failed.workerNumber()),
          actions);
    } else if (event instanceof KernelEvent.CancelRequested cancel) {
      fail(new QueryOutcome.Failure(new Fault.Canceled(cancel.reason()), null, null), actions);
    } else {
      throw new IllegalStateException("Unexpected event [" + event + "]");
    }
    return actions;
  }

  private void doneReading(KernelEvent.WorkerDoneReading done, List<KernelAction> actions) {
    int number = done.stageNumber();
    if (!(states[number] instanceof StageState.ReadingInput reading)) {
      throw new IllegalStateException("Event [" + done + "] in state [" + states[number] + "]");
    }
    Set<Integer> workers = plus(reading.doneReading(), done.workerNumber());
    KeyStatistics statistics = reading.statistics().mergedWith(done.statistics());
    states[number] =
        new StageState.ReadingInput(
            reading.workers(), workers, reading.ready(), statistics, reading.partitions());
    if (workers.size() < reading.workers()) {
      return;
    }
    StageDefinition stage = query.stages().get(number);
    if (!gathersStatistics(stage)) {
      states[number] =
          new StageState.PostReading(reading.workers(), reading.ready(), reading.partitions());
      return;
    }
    try {
      PartitionBoundaries boundaries = boundaries(stage, statistics);
      states[number] =
          new StageState.PostReading(reading.workers(), Set.of(), boundaries.partitionCount());
      actions.add(new KernelAction.SendBoundaries(number, boundaries));
    } catch (FaultException e) {
      fail(new QueryOutcome.Failure(e.fault(), number, null), actions);
    }
  }

  private PartitionBoundaries boundaries(StageDefinition stage, KeyStatistics statistics) {
    if (stage.shuffle() instanceof ShuffleSpec.MaxCount maxCount) {
      return PartitionBoundaries.forMaxCount(statistics, maxCount.partitions());
    }
    if (stage.shuffle() instanceof ShuffleSpec.TargetSize targetSize) {
      if (failOnEmptyInsert
          && statistics.rowCount() == 0
          && query.destination() instanceof Destination.DataSource target) {
        throw new FaultException(new Fault.InsertCannotBeEmpty(target.dataSource()));
      }
      return PartitionBoundaries.forTargetSize(statistics, targetSize.targetSize());
    }
    throw new IllegalStateException("Stage [" + stage.stageNumber() + "] has no boundaries");
  }

  private void resultsReady(KernelEvent.WorkerResultsReady ready, List<KernelAction> actions) {
    int number = ready.stageNumber();
    int workers;
    int partitions;
    Set<Integer> all;
    if (states[number] instanceof StageState.ReadingInput reading) {
      workers = reading.workers();
      partitions = Math.max(reading.partitions(), ready.partitions());
      all = plus(reading.ready(), ready.workerNumber());
      states[number] =
          new StageState.ReadingInput(
              workers, reading.doneReading(), all, reading.statistics(), partitions);
    } else if (states[number] instanceof StageState.PostReading writing) {
      workers = writing.workers();
      partitions = Math.max(writing.partitions(), ready.partitions());
      all = plus(writing.ready(), ready.workerNumber());
      states[number] = new StageState.PostReading(workers, all, partitions);
    } else {
      throw new IllegalStateException("Event [" + ready + "] in state [" + states[number] + "]");
    }
    if (all.size() < workers) {
      return;
    }
    states[number] = new StageState.ResultsReady(workers, partitions);
    cleanUpInputs(number, actions);
    if (number == query.finalStage().stageNumber()) {
      actions.add(new KernelAction.SecureOutcome(number));
    } else {
      startNext(actions);
    }
  }

  /** Starts the lowest stage that has not begun; lower numbers, hence its inputs, are complete. */
  private void startNext(List<KernelAction> actions) {
    for (int number = 0; number < states.length; number++) {
      if (states[number] instanceof StageState.New) {
        states[number] = new StageState.Starting();
        actions.add(new KernelAction.StartStage(number));
        return;
      }
    }
  }

  private void cleanUpInputs(int consumer, List<KernelAction> actions) {
    for (int number = 0; number < states.length; number++) {
      if (number != consumer
          && states[number] instanceof StageState.ResultsReady ready
          && !isNeeded(number)) {
        states[number] = new StageState.Finished(ready.workers(), ready.partitions());
        cleaned.add(number);
        actions.add(new KernelAction.CleanUp(number));
      }
    }
  }

  private boolean isNeeded(int stageNumber) {
    for (StageDefinition stage : query.stages()) {
      boolean reads = stage.inputs().contains(new InputSpec.Stage(stageNumber));
      StageState state = states[stage.stageNumber()];
      if (reads
          && !(state instanceof StageState.ResultsReady)
          && !(state instanceof StageState.Finished)) {
        return true;
      }
    }
    return false;
  }

  private void fail(QueryOutcome.Failure cause, List<KernelAction> actions) {
    failure = cause;
    for (int number = 0; number < states.length; number++) {
      boolean blamed = cause.stageNumber() != null && cause.stageNumber() == number;
      if (blamed && !(states[number] instanceof StageState.Finished)) {
        states[number] = new StageState.Failed(workers(states[number]), 0);
      }
    }
    actions.add(new KernelAction.StopWork());
  }

  private static int workers(StageState state) {
    if (state instanceof StageState.ReadingInput reading) {
      return reading.workers();
    }
    if (state instanceof StageState.PostReading writing) {
      return writing.workers();
    }
    if (state instanceof StageState.ResultsReady ready) {
      return ready.workers();
    }
    return 0;
  }

  private void finish(QueryOutcome outcome, List<KernelAction> actions) {
    finished = true;
    for (int number = 0; number < states.length; number++) {
      if (outcome instanceof QueryOutcome.Success
          && states[number] instanceof StageState.ResultsReady ready) {
        states[number] = new StageState.Finished(ready.workers(), ready.partitions());
      }
      if (!(states[number] instanceof StageState.New) && cleaned.add(number)) {
        actions.add(new KernelAction.CleanUp(number));
      }
    }
    actions.add(new KernelAction.Finish(outcome));
  }

  private static Set<Integer> plus(Set<Integer> set, int element) {
    Set<Integer> larger = new HashSet<>(set);
    larger.add(element);
    return Set.copyOf(larger);
  }
}
