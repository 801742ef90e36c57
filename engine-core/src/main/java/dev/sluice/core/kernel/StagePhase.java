package dev.sluice.core.kernel;

/** Where a stage stands, as reports name it. */
public enum StagePhase {
  NEW,
  READING_INPUT,
  /** Passed at once here: the statistics of workers are merged as they arrive. */
  MERGING_STATISTICS,
  POST_READING,
  RESULTS_READY,
  FINISHED,
  FAILED
}
