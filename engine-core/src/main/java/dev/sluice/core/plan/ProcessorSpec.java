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

  /** Columns that an unmapped output would have. */
  static RowSignature mapped(List<ColumnMapping> mappings) {
    RowSignature.Builder builder = RowSignature.builder();
    for (ColumnMapping mapping : mappings) {
      builder.add(mapping.outputColumn(), mapping.type());
    }
    return builder.build();
  }
}
