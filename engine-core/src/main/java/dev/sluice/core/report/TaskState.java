package dev.sluice.core.report;

/** State of a query's task. A canceled query has failed. */
public enum TaskState {
  RUNNING,
  SUCCESS,
  FAILED
}
