package dev.sluice.core.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.frames.type.RowSignature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the workers of a stage do with their input. The name is the one that reports print. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ProcessorSpec.Scan.class, name = "scan"),
  @JsonSubTypes.Type(value = ProcessorSpec.GroupByPreShuffle.class, name = "groupByPreShuffle"),
  @JsonSubTypes.Type(value = ProcessorSpec.GroupByPostShuffle.class, name = "groupByPostShuffle"),
  @JsonSubTypes.Type(value = ProcessorSpec.Limit.class, name = "limit"),
  @JsonSubTypes.Type(value = ProcessorSpec.SortMergeJoin.class, name = "sortMergeJoin"),
  @JsonSubTypes.Type(value = ProcessorSpec.Window.class, name = "window"),
  @JsonSubTypes.Type(value = ProcessorSpec.SegmentGenerator.class, name = "segmentGenerator")
})
public sealed interface ProcessorSpec {

  /** Filters and projects rows, in parallel lanes. */
  record Scan(List<OperatorSpec> operators) implements ProcessorSpec {}

  /** Filters, projects and groups as far as memory allows, in parallel lanes. */
  record GroupByPreShuffle(List<OperatorSpec> operators) implements ProcessorSpec {}

  /** Merges groups of each input partition, then filters and projects. */
  record GroupByPostShuffle(List<OperatorSpec> operators) implements ProcessorSpec {}

  /** Skips and takes over all input partitions in order, in one lane. */
  record Limit(long offset, @Nullable Long limit) implements ProcessorSpec {}

  /**
   * Merges partitions of the first input with those of its partner, then goes on with the pairs.
   */
  record SortMergeJoin(List<OperatorSpec> operators) implements ProcessorSpec {
    public SortMergeJoin {
      operators = List.copyOf(operators);
    }
  }

  /** Computes window functions over each input partition, then filters and projects. */
  record Window(List<OperatorSpec> operators) implements ProcessorSpec {
    public Window {
      operators = List.copyOf(operators);
    }
  }

  /**
   * Writes each input partition as one segment of the target table.
   *
   * @param mappings which input column becomes which table column, in the order of the segment
   * @param sortColumns output columns by which the rows of the segment are sorted, most significant
   *     first
   * @param granularity time chunks, as {@code PARTITIONED BY} gives them
   * @param rollup whether rows were merged by key before
   * @param metrics columns that hold intermediate aggregates, with the functions that merge them
   */
  record SegmentGenerator(
      String dataSource,
      List<ColumnMapping> mappings,
      List<String> sortColumns,
      Granularity granularity,
      boolean rollup,
      List<RollupMetric> metrics)
      implements ProcessorSpec {}

  /** Input column and the output column that it becomes, with the latter's type. */
  record ColumnMapping(
      String queryColumn, String outputColumn, dev.sluice.frames.type.ColumnType type) {}

  /** A stored intermediate aggregate. */
  record RollupMetric(String column, String function) {}

  /** The operators that rows pass, in order; none of a stage that writes segments. */
  default List<OperatorSpec> chain() {
    if (this instanceof Scan scan) {
      return scan.operators();
    }
    if (this instanceof GroupByPreShuffle groupBy) {
      return groupBy.operators();
    }
    if (this instanceof GroupByPostShuffle groupBy) {
      return groupBy.operators();
    }
    if (this instanceof SortMergeJoin join) {
      return join.operators();
    }
    if (this instanceof Window window) {
      return window.operators();
    }
    if (this instanceof Limit limit) {
      return List.of(new OperatorSpec.Limit(limit.offset(), limit.limit()));
    }
    return List.of();
  }

  /** Columns that an unmapped output would have. */
  static RowSignature mapped(List<ColumnMapping> mappings) {
    RowSignature.Builder builder = RowSignature.builder();
    for (ColumnMapping mapping : mappings) {
      builder.add(mapping.outputColumn(), mapping.type());
    }
    return builder.build();
  }
}
