package dev.sluice.core.exec;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.input.ParseWarning;
import dev.sluice.core.kernel.KernelView;
import dev.sluice.core.kernel.QueryOutcome;
import dev.sluice.core.kernel.StageState;
import dev.sluice.core.report.ErrorReport;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.ExecutionSnapshot.StageProgress;
import dev.sluice.core.report.SegmentReport;
import dev.sluice.core.report.TaskState;
import dev.sluice.core.report.WorkerReport;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What has happened to a query, with times; readings of it are reports. Thread-safe. */
final class ExecutionLog {
  private final QueryScope scope;
  private final Clock clock;
  private final SortedMap<Integer, StageTimes> stages = new TreeMap<>();
  private final SortedMap<Integer, Instant> workers = new TreeMap<>();
  private KernelView view;
  private @Nullable Instant startTime;
  private @Nullable Instant endTime;
  private TaskState state = TaskState.RUNNING;
  private @Nullable ErrorReport error;
  private @Nullable SegmentReport segments;

  /** When a stage began and ended. */
  private record StageTimes(Instant start, @Nullable Instant end) {}

  ExecutionLog(QueryScope scope, KernelView view) {
    this.scope = scope;
    this.clock = scope.resources().clock();
    this.view = view;
  }

  synchronized void started() {
    startTime = clock.instant();
  }

  synchronized void workersStarted(int count) {
    for (int worker = 0; worker < count; worker++) {
      workers.putIfAbsent(worker, clock.instant());
    }
  }

  /** Notes the state of all stages. */
  synchronized void moved(KernelView now) {
    view = now;
    for (int number = 0; number < now.stages().size(); number++) {
      StageState stage = now.stages().get(number);
      StageTimes times = stages.get(number);
      if (times == null && !(stage instanceof StageState.New)) {
        times = new StageTimes(clock.instant(), null);
        stages.put(number, times);
      }
      boolean over =
          stage instanceof StageState.ResultsReady
              || stage instanceof StageState.Finished
              || stage instanceof StageState.Failed;
      if (times != null && times.end() == null && over) {
        stages.put(number, new StageTimes(times.start(), clock.instant()));
      }
    }
  }

  synchronized void stored(SegmentReport report) {
    segments = report;
  }

  synchronized void succeeded() {
    endTime = clock.instant();
    state = TaskState.SUCCESS;
  }

  synchronized void failed(QueryOutcome.Failure failure, @Nullable Throwable cause) {
    endTime = clock.instant();
    state = TaskState.FAILED;
    Integer worker = failure.workerNumber();
    error =
        new ErrorReport(
            worker == null ? scope.taskId() : workerId(worker),
            null,
            failure.stageNumber(),
            failure.fault(),
            cause == null ? null : ErrorReport.stackTrace(cause));
  }

  synchronized ExecutionSnapshot snapshot() {
    Instant now = endTime == null ? clock.instant() : endTime;
    return new ExecutionSnapshot(
        scope.taskId(),
        scope.definition(),
        state,
        error,
        warnings(),
        startTime,
        startTime == null ? -1 : millis(startTime, now),
        workerReports(now),
        startTime == null ? -1 : 0,
        startTime == null ? 0 : workers.size() + 1,
        progress(now),
        scope.counters().snapshot(),
        segments);
  }

  private List<StageProgress> progress(Instant now) {
    List<StageProgress> progress = new ArrayList<>();
    for (int number = 0; number < view.stages().size(); number++) {
      StageState stage = view.stages().get(number);
      StageTimes times = stages.get(number);
      progress.add(
          new StageProgress(
              stage.phase(),
              stage.workers(),
              stage.partitions(),
              times == null ? null : times.start(),
              times == null ? 0 : millis(times.start(), times.end() == null ? now : times.end())));
    }
    return progress;
  }

  private SortedMap<Integer, List<WorkerReport>> workerReports(Instant now) {
    SortedMap<Integer, List<WorkerReport>> reports = new TreeMap<>();
    workers.forEach(
        (number, start) -> {
          long pending = startTime == null ? 0 : millis(startTime, start);
          long duration = endTime == null ? -1 : pending + millis(start, now);
          reports.put(
              number, List.of(new WorkerReport(workerId(number), state, duration, pending)));
        });
    return reports;
  }

  private List<ErrorReport> warnings() {
    List<ErrorReport> warnings = new ArrayList<>();
    for (ParseWarning warning : scope.parseErrors().warnings()) {
      warnings.add(
          new ErrorReport(
              workerId(warning.workerNumber()),
              null,
              warning.stageNumber(),
              new Fault.CannotParseExternalData(warning.message()),
              null));
    }
    return warnings;
  }

  private String workerId(int worker) {
    return scope.taskId() + "-worker" + worker + "_0";
  }

  private static long millis(Instant from, Instant to) {
    return Math.max(0, to.toEpochMilli() - from.toEpochMilli());
  }
}
