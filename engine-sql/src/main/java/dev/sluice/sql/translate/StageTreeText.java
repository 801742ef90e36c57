package dev.sluice.sql.translate;

import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The stages of a query for people: one line a stage, in aligned columns. */
public final class StageTreeText {
  private StageTreeText() {}

  /** One line a stage: number, processor, inputs, shuffle, most workers, columns. */
  public static String print(QueryDefinition query) {
    List<List<String>> rows = new ArrayList<>();
    for (StageDefinition stage : query.stages()) {
      rows.add(
          List.of(
              stage.stageNumber() + " " + processor(stage.processor()),
              "in="
                  + stage.inputs().stream()
                      .map(StageTreeText::input)
                      .collect(Collectors.joining(",")),
              shuffle(stage),
              "workers=" + stage.maxWorkerCount(),
              columns(stage.signature())));
    }
    return aligned(rows);
  }

  /** As {@link #print}, and below each stage a line for each of its operators. */
  public static String printDetailed(QueryDefinition query) {
    List<String> lines = print(query).lines().toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(lines.get(i)).append('\n');
      for (String line : OperatorText.lines(query.stages().get(i).processor())) {
        text.append("    ").append(line).append('\n');
      }
    }
    return text.toString();
  }

  private static String aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String processor(ProcessorSpec processor) {
    if (processor instanceof ProcessorSpec.Scan) {
      return "scan";
    }
    if (processor instanceof ProcessorSpec.GroupByPreShuffle) {
      return "groupByPreShuffle";
    }
    if (processor instanceof ProcessorSpec.GroupByPostShuffle) {
      return "groupByPostShuffle";
    }
    if (processor instanceof ProcessorSpec.SortMergeJoin) {
      return "sortMergeJoin";
    }
    if (processor instanceof ProcessorSpec.Window) {
      return "window";
    }
    if (processor instanceof ProcessorSpec.Limit limit) {
      String offset = limit.offset() == 0 ? "" : "; offset " + limit.offset();
      return "limit(" + (limit.limit() == null ? "all" : limit.limit()) + offset + ")";
    }
    return "segmentGenerator(" + ((ProcessorSpec.SegmentGenerator) processor).dataSource() + ")";
  }

  private static String input(InputSpec input) {
    if (input instanceof InputSpec.Stage stage) {
      return "stage:" + stage.stageNumber();
    }
    if (input instanceof InputSpec.Table table) {
      return "table:" + table.dataSource() + intervals(table.intervals());
    }
    if (input instanceof InputSpec.Inline inline) {
      return "inline:" + inline.rows().size();
    }
    return "external";
  }

  private static String intervals(List<Interval> intervals) {
    if (intervals.equals(List.of(Interval.ETERNITY))) {
      return "";
    }
    return intervals.stream()
        .map(i -> bound(i.startMillis()) + "/" + bound(i.endMillis()))
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String bound(long millis) {
    return millis == Interval.MIN_MILLIS || millis == Interval.MAX_MILLIS
        ? "*"
        : Instant.ofEpochMilli(millis).toString();
  }

  private static String shuffle(StageDefinition stage) {
    ShuffleSpec shuffle = stage.shuffle();
    if (shuffle == null) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    String name = "mix";
    if (shuffle instanceof ShuffleSpec.Hash hash) {
      name = "hash";
      parts.add(String.valueOf(hash.partitions()));
      parts.add(key(hash.clusterBy()));
      if (!hash.clusterBy().isEmpty() && hash.clusterBy().isSortable()) {
        parts.add("sorted");
      }
    } else if (shuffle instanceof ShuffleSpec.MaxCount max) {
      name = "maxCount";
      parts.add(String.valueOf(max.partitions()));
      parts.add(key(max.clusterBy()));
      if (max.aggregate()) {
        parts.add("aggregate");
      }
      if (max.limitHint() != null) {
        parts.add("limit " + max.limitHint());
      }
    } else if (shuffle instanceof ShuffleSpec.TargetSize target) {
      name = "targetSize";
      parts.add(String.valueOf(target.targetSize()));
      parts.add(key(target.clusterBy()));
      if (target.aggregate()) {
        parts.add("aggregate");
      }
    }
    String mark = stage.shuffleCheckHasMultipleValues() ? "*" : "";
    return "shuffle="
        + name
        + mark
        + (parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining("; ", "(", ")")));
  }

  private static String key(ClusterBy key) {
    List<String> columns = new ArrayList<>();
    for (KeyColumn column : key.columns()) {
      boolean descending = column.order() == KeyOrder.DESCENDING;
      String nulls = !column.nullsHighest() ? "" : descending ? " nulls first" : " nulls last";
      columns.add(column.columnName() + (descending ? " desc" : "") + nulls);
    }
    String text = String.join(", ", columns);
    return key.bucketByCount() > 0 ? text.replaceFirst(",|$", " |") : text;
  }

  private static String columns(RowSignature signature) {
    return signature.columns().stream()
        .map(column -> column.name() + " " + column.type().name())
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
