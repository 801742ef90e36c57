package dev.sluice.frames.sort;

/**
 * Part of a run.
 *
 * @param from number of the first row
 * @param to number of the row behind the last
 */
public record RunSlice(SortedRun run, long from, long to) {
  public long rowCount() {
    return to - from;
  }
}
