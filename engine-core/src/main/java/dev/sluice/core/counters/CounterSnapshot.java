package dev.sluice.core.counters;

import java.util.List;
import java.util.Map;

/** Reading of one counter at one moment. */
public sealed interface CounterSnapshot {

  /** Whether there is nothing to report. */
  boolean isEmpty();

  /** Counts by partition; a list is empty where nothing but zeros was counted. */
  record Channel(
      List<Long> rows, List<Long> bytes, List<Long> frames, List<Long> files, List<Long> totalFiles)
      implements CounterSnapshot {
    @Override
    public boolean isEmpty() {
      return rows.isEmpty()
          && bytes.isEmpty()
          && frames.isEmpty()
          && files.isEmpty()
          && totalFiles.isEmpty();
    }

    public long totalRows() {
      return rows.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Batches merged on each level of a sort; -1 stands for not known yet. */
  record SortProgress(
      int totalMergingLevels,
      Map<Integer, Long> levelToTotalBatches,
      Map<Integer, Long> levelToMergedBatches,
      long totalMergersForUltimateLevel,
      boolean triviallyComplete)
      implements CounterSnapshot {
    @Override
    public boolean isEmpty() {
      return false;
    }
  }

  /** Warnings by code. */
  record Warnings(Map<String, Long> counts) implements CounterSnapshot {
    @Override
    public boolean isEmpty() {
      return counts.isEmpty();
    }
  }

  /** Rows on their way into segments. */
  record SegmentProgress(long rowsProcessed, long rowsPersisted, long rowsMerged, long rowsPushed)
      implements CounterSnapshot {
    @Override
    public boolean isEmpty() {
      return false;
    }
  }

  /** Time of one kind of work, in ns. */
  record Cpu(long cpu, long wall) {}

  /** Time by kind of work. */
  record Cpus(Map<String, Cpu> labels) implements CounterSnapshot {
    @Override
    public boolean isEmpty() {
      return labels.isEmpty();
    }
  }
}
