package dev.sluice.core.kernel;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.statistics.KeyStatistics;
import org.jspecify.annotations.Nullable;

/** What happened. */
public sealed interface KernelEvent {

  /** The query may begin. */
  record Started() implements KernelEvent {}

  /** The inputs of a stage are dealt to so many workers, which have their orders. */
  record WorkersStarted(int stageNumber, int workers) implements KernelEvent {}

  /** A worker has read all its input; of a shuffle that gathers statistics, with these. */
  record WorkerDoneReading(int stageNumber, int workerNumber, KeyStatistics statistics)
      implements KernelEvent {}

  /** A worker has written its output. */
  record WorkerResultsReady(int stageNumber, int workerNumber, int partitions)
      implements KernelEvent {}

  /** The output of the last stage is handed over, or published. */
  record OutcomeSecured() implements KernelEvent {}

  /**
   * Something failed.
   *
   * @param stageNumber stage in which it did, or null if outside of any
   * @param workerNumber worker in which it did, or null
   */
  record Failed(@Nullable Integer stageNumber, @Nullable Integer workerNumber, Fault fault)
      implements KernelEvent {}

  /** The query is to stop. */
  record CancelRequested(Fault.CancelReason reason) implements KernelEvent {}

  /** After a stop was ordered: no worker runs any more. */
  record WorkersStopped() implements KernelEvent {}
}
