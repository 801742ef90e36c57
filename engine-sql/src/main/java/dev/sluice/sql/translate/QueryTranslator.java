package dev.sluice.sql.translate;

import dev.sluice.core.context.ContextKeys;
import dev.sluice.core.context.QueryContext;
import dev.sluice.core.plan.Destination;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ResultColumn;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.sql.rel.PlannedQuery;
import dev.sluice.sql.validate.IngestSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.jspecify.annotations.Nullable;

/** Turns planned queries into stages. Stateless and thread-safe. */
public final class QueryTranslator {

  /**
   * The stages of a query.
   *
   * @param ingest what INSERT or REPLACE says, or null for a query whose rows go to the caller
   * @param cores cores of the engine: by default a stage has so many workers
   * @throws dev.sluice.sql.parser.StatementException if something in the query has no stage
   */
  public QueryDefinition translate(PlannedQuery query, @Nullable IngestSpec ingest, int cores) {
    QueryContext context = query.context();
    TranslationContext translation =
        TranslationContext.of(context, query.now(), query.rel().getCluster().getRexBuilder());
    Parallelism parallelism = Parallelism.of(context, cores);
    StageList stages = new StageList();
    StageBuilder builder = new StageBuilder(stages, parallelism);
    AggregateTranslator aggregates =
        new AggregateTranslator(
            translation,
            builder,
            context.get(ContextKeys.APPROXIMATE_COUNT_DISTINCT),
            context.get(ContextKeys.FINALIZE_AGGREGATIONS) ? null : outermost(query.rel()));
    JoinTranslator joins = new JoinTranslator(translation, builder, new JoinChooser(context));
    WindowTranslator windows =
        new WindowTranslator(
            translation,
            builder,
            context.get(ContextKeys.APPROXIMATE_COUNT_DISTINCT),
            context.find(ContextKeys.MAX_ROWS_IN_WINDOW));
    RelTranslator relations =
        new RelTranslator(
            translation, builder, aggregates, joins, windows, SharedPlans.of(query.rel()));
    QueryRows rows = QueryRows.of(query, relations);
    Destination destination;
    BuiltStage last;
    if (ingest == null) {
      destination = new Destination.TaskReport();
      last = builder.result(rows);
    } else {
      destination = ingest.destination();
      last = new IngestStages(stages, builder, parallelism, context).build(rows, ingest);
    }
    QueryDefinition definition =
        new QueryDefinition(stages.all(), destination, resultColumns(query, last), context.asMap());
    ExpressionCheck.check(definition);
    return definition;
  }

  private static List<ResultColumn> resultColumns(PlannedQuery query, BuiltStage last) {
    RowSignature signature = last.signature();
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < query.outputs().size(); i++) {
      PlannedQuery.Output output = query.outputs().get(i);
      String column = last.columns().get(i);
      columns.add(
          new ResultColumn(
              column,
              output.name(),
              signature.type(signature.indexOf(column)),
              output.type().getSqlTypeName().getName()));
    }
    return columns;
  }

  /** The grouping that makes the rows of the result, if one does. */
  static @Nullable Aggregate outermost(RelNode root) {
    RelNode node = root;
    while (node instanceof Sort || node instanceof Project || node instanceof Filter) {
      node = node.getInput(0);
    }
    return node instanceof Aggregate aggregate ? aggregate : null;
  }
}
