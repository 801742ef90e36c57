package dev.sluice.core.counters;

import java.util.Map;
import java.util.TreeMap;

/** How far the sort of one worker has come. Thread-safe. */
public final class SortProgressCounter {
  private int totalMergingLevels = -1;
  private final Map<Integer, Long> levelToTotalBatches = new TreeMap<>();
  private final Map<Integer, Long> levelToMergedBatches = new TreeMap<>();
  private long totalMergersForUltimateLevel = -1;
  private boolean triviallyComplete;

  /** Announces how many levels and, on the last of them, how many mergers there will be. */
  public synchronized void plan(int levels, long ultimateMergers) {
    totalMergingLevels = levels;
    totalMergersForUltimateLevel = ultimateMergers;
  }

  public synchronized void addTotal(int level, long batches) {
    levelToTotalBatches.merge(level, batches, Long::sum);
  }

  public synchronized void addMerged(int level, long batches) {
    levelToMergedBatches.merge(level, batches, Long::sum);
  }

  /** Nothing to sort. */
  public synchronized void markTriviallyComplete() {
    triviallyComplete = true;
  }

  public synchronized CounterSnapshot.SortProgress snapshot() {
    return new CounterSnapshot.SortProgress(
        totalMergingLevels,
        Map.copyOf(levelToTotalBatches),
        Map.copyOf(levelToMergedBatches),
        totalMergersForUltimateLevel,
        triviallyComplete);
  }
}
