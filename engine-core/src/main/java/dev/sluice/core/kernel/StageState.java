package dev.sluice.core.kernel;

import dev.sluice.core.statistics.KeyStatistics;
import java.util.Set;

/** State of a stage; a field exists only where it means something. */
public sealed interface StageState {
  StagePhase phase();

  /** Workers of the stage; 0 if not known. */
  default int workers() {
    return 0;
  }

  /** Partitions of its output; 0 if not known. */
  default int partitions() {
    return 0;
  }

  /** Not begun. */
  record New() implements StageState {
    @Override
    public StagePhase phase() {
      return StagePhase.NEW;
    }
  }

  /** Told to begin; its inputs are being dealt to workers. */
  record Starting() implements StageState {
    @Override
    public StagePhase phase() {
      return StagePhase.READING_INPUT;
    }
  }

  /**
   * Workers read.
   *
   * @param doneReading workers that have read all their input
   * @param ready workers whose output is complete too
   * @param statistics of the keys, from the workers that are done
   * @param partitions partitions known so far
   */
  record ReadingInput(
      int workers,
      Set<Integer> doneReading,
      Set<Integer> ready,
      KeyStatistics statistics,
      int partitions)
      implements StageState {
    @Override
    public StagePhase phase() {
      return StagePhase.READING_INPUT;
    }
  }

  /** All input is read and the boundaries are known; workers write their partitions. */
  record PostReading(int workers, Set<Integer> ready, int partitions) implements StageState {
    @Override
    public StagePhase phase() {
      return StagePhase.POST_READING;
    }
  }

  /** All partitions can be read. */
  record ResultsReady(int workers, int partitions) implements StageState {
    @Override
    public StagePhase phase() {
      return StagePhase.RESULTS_READY;
    }
  }

  /** Nobody needs the output any more. */
  record Finished(int workers, int partitions) implements StageState {
    @Override
    public StagePhase phase() {
      return StagePhase.FINISHED;
    }
  }

  /** Ended without a result. */
  record Failed(int workers, int partitions) implements StageState {
    @Override
    public StagePhase phase() {
      return StagePhase.FAILED;
    }
  }
}
