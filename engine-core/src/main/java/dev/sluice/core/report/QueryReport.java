package dev.sluice.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.core.counters.CounterSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The documented report of a query. A part that does not apply is null, and then absent from JSON.
 *
 * @param multiStageQuery the report proper
 * @param taskContext parameters of the task; only in the final report
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QueryReport(MultiStageQuery multiStageQuery, @Nullable TaskContext taskContext) {

  /** Task and payload; clusters leave the type out while the query runs. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MultiStageQuery(@Nullable String type, String taskId, Payload payload) {}

  /** Parameters of the task. */
  public record TaskContext(String type, String taskId, Map<String, Object> payload) {}

  /**
   * What happened.
   *
   * @param stages absent if the query never became stages
   * @param counters stage to worker to counter name to reading
   * @param results rows of a SELECT that succeeded
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Payload(
      Status status,
      @Nullable List<Stage> stages,
      SortedMap<Integer, SortedMap<Integer, Map<String, CounterSnapshot>>> counters,
      @Nullable Results results) {}

  /**
   * State of the query.
   *
   * @param errorReport why it failed
   * @param warnings records that were let through; absent when there are none
   * @param startTime absent before it began
   * @param durationMs ms since it began; -1 before
   * @param workers attempts by worker number
   * @param pendingTasks workers not yet begun; -1 if not known
   * @param runningTasks workers that began, and one for the controller
   * @param segmentLoadWaiterStatus for an ingestion that waits for its segments
   * @param segmentReport for an ingestion whose segments have their places
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Status(
      TaskState status,
      @Nullable ErrorReport errorReport,
      @Nullable List<ErrorReport> warnings,
      @Nullable Instant startTime,
      long durationMs,
      SortedMap<Integer, List<WorkerReport>> workers,
      int pendingTasks,
      int runningTasks,
      @Nullable SegmentLoadStatus segmentLoadWaiterStatus,
      @Nullable SegmentReport segmentReport) {
    /** Takes reports of versions that do not list workers, too. */
    @SuppressWarnings("RedundantNullCheck") // JSON may leave the field out
    public Status {
      workers = workers == null ? new TreeMap<>() : workers;
    }
  }

  /** Whether stored segments can be queried; here they can as soon as they are published. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SegmentLoadStatus(
      String state,
      @Nullable Instant startTime,
      long duration,
      int totalSegments,
      int usedSegments,
      int precachedSegments,
      int onDemandSegments,
      int pendingSegments,
      int unknownSegments) {}

  /**
   * One stage.
   *
   * @param phase absent if the stage has not begun
   * @param shuffle kind of shuffle: {@code mix hash hashLocalSort globalSort}
   * @param output where its output is kept
   * @param duration ms
   * @param sort true, or absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Stage(
      int stageNumber,
      Definition definition,
      @Nullable String phase,
      @Nullable Integer workerCount,
      @Nullable Integer partitionCount,
      @Nullable String shuffle,
      @Nullable String output,
      @Nullable Instant startTime,
      @Nullable Long duration,
      @Nullable Boolean sort) {}

  /** What a stage does, in the wire's vocabulary. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Definition(
      String id,
      List<JsonNode> input,
      @Nullable List<Integer> broadcast,
      JsonNode processor,
      List<Column> signature,
      @Nullable JsonNode shuffleSpec,
      int maxWorkerCount,
      @Nullable Boolean shuffleCheckHasMultipleValues) {}

  /** Name and native type. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Column(String name, @Nullable String type) {}

  /**
   * Rows of the result.
   *
   * @param results values in SELECT order, encoded as the wire does: TIMESTAMP as ms of the local
   *     wall clock, DATE as days, BOOLEAN as such, arrays and complex values as JSON text
   * @param resultsTruncated whether there were more rows than these
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Results(
      List<Column> signature,
      @Nullable List<String> sqlTypeNames,
      List<List<@Nullable Object>> results,
      boolean resultsTruncated) {}

  /** The documented JSON. */
  public String toJson() {
    return ReportJson.write(this);
  }

  /**
   * Reads the documented JSON, of this engine or of a cluster.
   *
   * @throws IllegalArgumentException with the place, if the text is no report
   */
  public static QueryReport fromJson(String json) {
    return ReportJson.read(json);
  }
}
