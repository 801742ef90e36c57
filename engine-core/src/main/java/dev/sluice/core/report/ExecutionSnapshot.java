package dev.sluice.core.report;

import dev.sluice.core.counters.CounterSnapshot;
import dev.sluice.core.kernel.StagePhase;
import dev.sluice.core.plan.QueryDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reading of an execution at one moment.
 *
 * @param taskId id of the query's task
 * @param definition the stages
 * @param state whether it runs, and how it ended
 * @param error why it failed, or null
 * @param warnings records that were let through, as far as they were kept
 * @param startTime when it began, or null if it has not
 * @param durationMs since it began; -1 if it has not
 * @param workers attempts by worker number
 * @param pendingTasks workers that have not begun; -1 if not known
 * @param runningTasks workers that have begun, and one for the controller
 * @param stages by stage number
 * @param counters stage to worker to counter name to reading
 * @param segments what was stored, or null for a query that stores nothing or has not yet
 */
public record ExecutionSnapshot(
    String taskId,
    QueryDefinition definition,
    TaskState state,
    @Nullable ErrorReport error,
    List<ErrorReport> warnings,
    @Nullable Instant startTime,
    long durationMs,
    SortedMap<Integer, List<WorkerReport>> workers,
    int pendingTasks,
    int runningTasks,
    List<StageProgress> stages,
    SortedMap<Integer, SortedMap<Integer, Map<String, CounterSnapshot>>> counters,
    @Nullable SegmentReport segments) {
  public ExecutionSnapshot {
    warnings = List.copyOf(warnings);
    stages = List.copyOf(stages);
  }

  /**
   * Progress of one stage.
   *
   * @param phase {@code NEW} if it has not begun
   * @param workerCount 0 if not known yet
   * @param partitionCount 0 if not known yet
   * @param startTime when it began, or null
   * @param durationMs until it ended, or until now; 0 if it has not begun
   */
  public record StageProgress(
      StagePhase phase,
      int workerCount,
      int partitionCount,
      @Nullable Instant startTime,
      long durationMs) {}
}
