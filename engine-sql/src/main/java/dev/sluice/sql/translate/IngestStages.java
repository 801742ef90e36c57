package dev.sluice.sql.translate;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.ProcessorSpec.ColumnMapping;
import dev.sluice.core.plan.ProcessorSpec.RollupMetric;
import dev.sluice.frames.type.ArrayType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.sql.catalog.StoredTable;
import dev.sluice.sql.validate.IngestSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the stages of INSERT and REPLACE: rows dealt to segments, and the segments. */
final class IngestStages {
  private final StageList stages;
  private final StageBuilder builder;
  private final Parallelism parallelism;
  private final QueryContext context;

  IngestStages(
      StageList stages, StageBuilder builder, Parallelism parallelism, QueryContext context) {
    this.stages = stages;
    this.builder = builder;
    this.parallelism = parallelism;
    this.context = context;
  }

  /** Builds all stages; the rows that become segments are those of the returned one. */
  BuiltStage build(QueryRows rows, IngestSpec ingest) {
    List<String> names = new ArrayList<>(rows.names());
    List<Expr> outputs = new ArrayList<>(rows.outputs());
    if (context.get(ContextKeys.ARRAY_INGEST_MODE) == ContextKeys.ArrayIngestMode.MVD) {
      outputs.replaceAll(IngestStages::asText);
    }
    if (!names.contains(StoredTable.TIME)) {
      names.add(StoredTable.TIME);
      outputs.add(new Expr.Literal(0L, ScalarType.TIMESTAMP));
    }
    Expr bucket = bucket(ingest, outputs.get(names.indexOf(StoredTable.TIME)));
    Demand.Target target = new Demand.Segments(bucket, context.get(ContextKeys.ROWS_PER_SEGMENT));
    BuiltStage last = builder.build(rows.relation(), outputs, rows.order(), rows.limit(), target);
    stages.markPartitioning(last.number());

    List<String> sorted = sortColumns(rows, names, outputs);
    stages.add(
        List.of(new InputSpec.Stage(last.number())),
        new ProcessorSpec.SegmentGenerator(
            ingest.dataSource(),
            mappings(names, sorted, last),
            sorted,
            ingest.granularity(),
            isRollup(rows),
            isRollup(rows) ? metrics(rows, names, outputs) : List.of()),
        RowSignature.empty(),
        null,
        parallelism.workers());
    return last;
  }

  /** Arrays of texts as texts of several values; there are no other arrays. */
  private static Expr asText(Expr output) {
    return output.type() instanceof ArrayType
        ? Expressions.call("array_to_mv", ScalarType.STRING, output)
        : output;
  }

  /** Start of the time chunk of a row; always in UTC. Null if there is one chunk for ever. */
  private static @Nullable Expr bucket(IngestSpec ingest, Expr time) {
    if (ingest.granularity().isAll()) {
      return null;
    }
    return Expressions.call(
        "time_floor",
        ScalarType.LONG,
        time,
        Expressions.text(ingest.granularity().period()),
        Expressions.text(null),
        Expressions.text("UTC"));
  }

  /** Leading cluster keys that are ascending outputs: what the rows of a segment are sorted by. */
  private static List<String> sortColumns(QueryRows rows, List<String> names, List<Expr> outputs) {
    Set<String> sorted = new LinkedHashSet<>();
    for (SortKey key : rows.order()) {
      int output = outputs.indexOf(key.expr());
      if (output < 0 || key.isDescending()) {
        break;
      }
      sorted.add(names.get(output));
    }
    return List.copyOf(sorted);
  }

  /** Columns as the segment has them: those asked for first, time, cluster keys, the rest. */
  private List<ColumnMapping> mappings(List<String> names, List<String> sorted, BuiltStage last) {
    Set<String> order = new LinkedHashSet<>(context.get(ContextKeys.SEGMENT_SORT_ORDER));
    if (order.isEmpty() && context.get(ContextKeys.FORCE_SEGMENT_SORT_BY_TIME)) {
      order.add(StoredTable.TIME);
    }
    order.addAll(sorted);
    order.addAll(names);
    order.retainAll(names);
    List<ColumnMapping> mappings = new ArrayList<>();
    for (String name : order) {
      String column = last.columns().get(names.indexOf(name));
      mappings.add(
          new ColumnMapping(column, name, last.signature().type(last.signature().indexOf(column))));
    }
    return mappings;
  }

  private boolean isRollup(QueryRows rows) {
    return rows.relation().origin() instanceof Origin.Groups groups
        && !groups.isFinal()
        && !context.get(ContextKeys.MULTI_VALUE_UNNESTING);
  }

  /** Outputs that are aggregates as they come, with the functions that merge them further. */
  private static List<RollupMetric> metrics(
      QueryRows rows, List<String> names, List<Expr> outputs) {
    List<RollupMetric> metrics = new ArrayList<>();
    Origin.Groups groups = (Origin.Groups) rows.relation().origin();
    for (int i = 0; i < names.size(); i++) {
      for (Origin.Measure measure : groups.aggregates()) {
        if (outputs.get(i) instanceof Expr.Reference reference
            && reference.column().equals(measure.name())) {
          String function = measure.function().equals("count") ? "sum" : measure.function();
          metrics.add(new RollupMetric(names.get(i), function));
        }
      }
    }
    return metrics;
  }
}
