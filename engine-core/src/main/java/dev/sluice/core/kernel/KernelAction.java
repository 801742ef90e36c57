package dev.sluice.core.kernel;

import dev.sluice.core.statistics.PartitionBoundaries;

/** What is to be done now. */
public sealed interface KernelAction {

  /** Deal the stage's inputs to workers and send them their orders. */
  record StartStage(int stageNumber) implements KernelAction {}

  /** Tell the stage's workers where partitions begin. */
  record SendBoundaries(int stageNumber, PartitionBoundaries boundaries) implements KernelAction {}

  /** Drop the stage's output. */
  record CleanUp(int stageNumber) implements KernelAction {}

  /** Hand the last stage's output to the caller, or publish what it stored. */
  record SecureOutcome(int stageNumber) implements KernelAction {}

  /** Stop all workers and undo what is not published. */
  record StopWork() implements KernelAction {}

  /** The query is over. */
  record Finish(QueryOutcome outcome) implements KernelAction {}
}
