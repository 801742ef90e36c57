package dev.sluice.core.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.core.kernel.StagePhase;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.query.DefinitionRenderer;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes reports of what an execution says. */
public final class ReportBuilder {
  private static final String TYPE = "multiStageQuery";

  private ReportBuilder() {}

  /**
   * The report at this moment.
   *
   * @param results rows of a SELECT that succeeded, or null
   * @param taskContext parameters of the task for a final report, or null for a live one
   */
  public static QueryReport build(
      ExecutionSnapshot execution,
      QueryReport.@Nullable Results results,
      @Nullable Map<String, Object> taskContext) {
    QueryReport.Payload payload =
        new QueryReport.Payload(
            status(execution), stages(execution), execution.counters(), results);
    QueryReport.TaskContext context =
        taskContext == null
            ? null
            : new QueryReport.TaskContext("taskContext", execution.taskId(), taskContext);
    return new QueryReport(
        new QueryReport.MultiStageQuery(TYPE, execution.taskId(), payload), context);
  }

  private static QueryReport.Status status(ExecutionSnapshot execution) {
    return new QueryReport.Status(
        execution.state(),
        execution.error(),
        execution.warnings().isEmpty() ? null : execution.warnings(),
        execution.startTime(),
        execution.durationMs(),
        execution.workers(),
        execution.pendingTasks(),
        execution.runningTasks(),
        segmentLoad(execution),
        execution.segments());
  }

  /** Stored segments can be queried as soon as they are published, so there is no waiting. */
  private static QueryReport.@Nullable SegmentLoadStatus segmentLoad(ExecutionSnapshot execution) {
    Object asked = execution.definition().context().get("waitUntilSegmentsLoad");
    boolean waits = asked != null && asked.toString().equalsIgnoreCase("true");
    if (!waits || execution.state() != TaskState.SUCCESS || execution.segments() == null) {
      return null;
    }
    int segments = execution.stages().get(execution.stages().size() - 1).partitionCount();
    return new QueryReport.SegmentLoadStatus(
        "SUCCESS", execution.startTime(), 0, segments, segments, 0, 0, 0, 0);
  }

  private static List<QueryReport.Stage> stages(ExecutionSnapshot execution) {
    DefinitionRenderer renderer = new DefinitionRenderer(execution.definition());
    List<QueryReport.Stage> stages = new ArrayList<>();
    for (StageDefinition stage : execution.definition().stages()) {
      stages.add(stage(execution, renderer, stage));
    }
    return stages;
  }

  private static QueryReport.Stage stage(
      ExecutionSnapshot execution, DefinitionRenderer renderer, StageDefinition stage) {
    int number = stage.stageNumber();
    ExecutionSnapshot.StageProgress progress = execution.stages().get(number);
    boolean begun = progress.phase() != StagePhase.NEW;
    return new QueryReport.Stage(
        number,
        definition(execution.taskId() + "_" + number, renderer, stage),
        begun ? progress.phase().name() : null,
        progress.workerCount() > 0 ? progress.workerCount() : null,
        progress.partitionCount() > 0 ? progress.partitionCount() : null,
        DefinitionRenderer.shuffleKind(stage),
        begun ? "localStorage" : null,
        progress.startTime(),
        progress.startTime() != null ? progress.durationMs() : null,
        DefinitionRenderer.sorts(stage) ? true : null);
  }

  private static QueryReport.Definition definition(
      String id, DefinitionRenderer renderer, StageDefinition stage) {
    List<JsonNode> inputs = List.copyOf(renderer.inputs(stage));
    return new QueryReport.Definition(
        id,
        inputs,
        stage.broadcast().isEmpty() ? null : stage.broadcast(),
        renderer.processor(stage),
        columns(stage.signature()),
        renderer.shuffle(stage),
        stage.maxWorkerCount(),
        stage.shuffleCheckHasMultipleValues() ? true : null);
  }

  /** Names and native types. */
  public static List<QueryReport.Column> columns(RowSignature signature) {
    return signature.columns().stream()
        .map(column -> new QueryReport.Column(column.name(), column.type().nativeName()))
        .toList();
  }
}
