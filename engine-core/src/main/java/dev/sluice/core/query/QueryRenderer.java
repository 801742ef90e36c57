package dev.sluice.core.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprText;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.PlanJson;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The native query of a stage that scans or groups. */
public final class QueryRenderer {
  private final QueryDefinition query;

  public QueryRenderer(QueryDefinition query) {
    this.query = query;
  }

  /** Query of a scan stage. */
  public ObjectNode scan(StageDefinition stage, List<OperatorSpec> operators) {
    Steps steps = Steps.of(operators);
    ObjectNode json = begin("scan", stage);
    json.set("intervals", InputRenderer.intervals(stage));
    Map<String, Expr> computed = steps.computed();
    computed.keySet().removeIf(StageColumns::isInternal);
    putVirtualColumns(json, computed);
    json.put("resultFormat", "compactedList");
    putLimit(json, stage);
    putOrderBy(json, stage);
    putFilter(json, steps.filters());
    Map<String, ColumnType> columns = new TreeMap<>();
    for (RowSignature.Column column : stage.signature().columns()) {
      if (!StageColumns.isInternal(column.name())) {
        columns.put(column.name(), column.type());
      }
    }
    ArrayNode names = json.putArray("columns");
    columns.keySet().forEach(names::add);
    ArrayNode types = json.putArray("columnTypes");
    columns.values().forEach(type -> types.add(type.nativeName()));
    json.put("legacy", false);
    json.set("context", PlanJson.mapper().valueToTree(new TreeMap<>(query.context())));
    json.putObject("granularity").put("type", "all");
    return json;
  }

  /** Query of a pair of grouping stages; both print the same. */
  public ObjectNode groupBy(StageDefinition preShuffle, @Nullable StageDefinition postShuffle) {
    Steps before = Steps.of(((ProcessorSpec.GroupByPreShuffle) preShuffle.processor()).operators());
    Steps after =
        postShuffle != null
                && postShuffle.processor() instanceof ProcessorSpec.GroupByPostShuffle post
            ? Steps.of(post.operators())
            : Steps.of(List.of());
    OperatorSpec.PartialAggregate grouping = before.partial();
    if (grouping == null) {
      throw new IllegalArgumentException("Stage [" + preShuffle.stageNumber() + "] does not group");
    }
    Map<String, Expr> computed = before.computed();
    Map<String, String> dimensions = dimensions(grouping, computed);
    ObjectNode json = begin("groupBy", preShuffle);
    json.set("intervals", InputRenderer.intervals(preShuffle));
    Map<String, Expr> virtual = new LinkedHashMap<>(computed);
    dimensions.forEach(
        (output, input) -> {
          Expr expr = virtual.remove(output);
          if (expr != null && !(expr instanceof Expr.Reference)) {
            virtual.put(input, expr);
          }
        });
    for (AggregateSpec aggregate : grouping.aggregates()) {
      if (aggregate.filter() != null) {
        virtual.remove(aggregate.filter());
      }
    }
    putVirtualColumns(json, virtual);
    putFilter(json, before.filters());
    json.putObject("granularity").put("type", "all");
    ArrayNode dimensionList = json.putArray("dimensions");
    dimensions.forEach(
        (output, input) ->
            dimensionList
                .addObject()
                .put("type", "default")
                .put("dimension", input)
                .put("outputName", output)
                .put("outputType", typeOf(preShuffle, output)));
    ArrayNode aggregations = json.putArray("aggregations");
    grouping.aggregates().forEach(a -> aggregations.add(AggregatorRenderer.render(a, computed)));
    putPostAggregations(json, after);
    if (!after.having().isEmpty()) {
      ObjectNode having = json.putObject("having").put("type", "filter");
      having.set("filter", FilterRenderer.render(all(after.having())));
      having.put("finalize", true);
    }
    json.set("limitSpec", limitSpec(postShuffle == null ? preShuffle : postShuffle));
    json.set("context", PlanJson.mapper().valueToTree(new TreeMap<>(query.context())));
    return json;
  }

  private ObjectNode begin(String queryType, StageDefinition stage) {
    ObjectNode json = PlanJson.mapper().createObjectNode().put("queryType", queryType);
    json.set("dataSource", InputRenderer.dataSource(stage));
    return json;
  }

  /** Output name to the column that is grouped; computed ones get names of virtual columns. */
  private static Map<String, String> dimensions(
      OperatorSpec.PartialAggregate grouping, Map<String, Expr> computed) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    int next = 0;
    for (String key : grouping.keys()) {
      Expr expr = computed.get(key);
      if (expr instanceof Expr.Reference column) {
        dimensions.put(key, column.column());
      } else {
        String virtual = "v" + next;
        while (computed.containsKey(virtual)) {
          virtual = "v" + ++next;
        }
        next++;
        dimensions.put(key, expr == null ? key : virtual);
      }
    }
    return dimensions;
  }

  private static String typeOf(StageDefinition stage, String column) {
    return stage.signature().contains(column)
        ? stage.signature().type(stage.signature().indexOf(column)).nativeName()
        : "STRING";
  }

  private static void putVirtualColumns(ObjectNode json, Map<String, Expr> computed) {
    if (computed.isEmpty()) {
      return;
    }
    ArrayNode columns = json.putArray("virtualColumns");
    computed.forEach(
        (name, expr) ->
            columns
                .addObject()
                .put("type", "expression")
                .put("name", name)
                .put("expression", ExprText.nativeText(expr))
                .put("outputType", expr.type().nativeName()));
  }

  private static void putPostAggregations(ObjectNode json, Steps after) {
    List<OperatorSpec.Projection> computed = new ArrayList<>();
    for (OperatorSpec.Projection projection : after.after()) {
      if (!(projection.expr() instanceof Expr.Reference)
          && !StageColumns.isInternal(projection.name())) {
        computed.add(projection);
      }
    }
    if (computed.isEmpty()) {
      return;
    }
    ArrayNode list = json.putArray("postAggregations");
    for (OperatorSpec.Projection projection : computed) {
      list.addObject()
          .put("type", "expression")
          .put("name", projection.name())
          .put("expression", ExprText.nativeText(projection.expr()))
          .put("outputType", projection.expr().type().nativeName());
    }
  }

  private static void putFilter(ObjectNode json, List<Expr> filters) {
    if (!filters.isEmpty()) {
      json.set("filter", FilterRenderer.render(all(filters)));
    }
  }

  private static Expr all(List<Expr> conditions) {
    return conditions.size() == 1
        ? conditions.get(0)
        : new Expr.Call("and", conditions, conditions.get(0).type());
  }

  private void putLimit(ObjectNode json, StageDefinition stage) {
    ProcessorSpec.Limit limit = limitAfter(stage);
    if (limit != null) {
      putLimit(json, limit);
    }
  }

  static void putLimit(ObjectNode json, ProcessorSpec.Limit limit) {
    if (limit.offset() > 0) {
      json.put("offset", limit.offset());
    }
    if (limit.limit() != null) {
      json.put("limit", limit.limit());
    }
  }

  private static void putOrderBy(ObjectNode json, StageDefinition stage) {
    ArrayNode order = PlanJson.mapper().createArrayNode();
    for (KeyColumn column : sortKey(stage)) {
      putNulls(
          order
              .addObject()
              .put("columnName", column.columnName())
              .put("order", column.order() == KeyOrder.DESCENDING ? "descending" : "ascending"),
          column);
    }
    if (!order.isEmpty()) {
      json.set("orderBy", order);
    }
  }

  private ObjectNode limitSpec(StageDefinition stage) {
    List<KeyColumn> key = stage.shuffle() == null ? List.of() : sortKey(stage);
    ProcessorSpec.Limit limit = limitAfter(stage);
    ObjectNode json = PlanJson.mapper().createObjectNode();
    if (key.isEmpty() && limit == null) {
      return json.put("type", "NoopLimitSpec");
    }
    json.put("type", "default");
    ArrayNode columns = json.putArray("columns");
    for (KeyColumn column : key) {
      ObjectNode entry = columns.addObject().put("dimension", column.columnName());
      entry.put("direction", column.order() == KeyOrder.DESCENDING ? "descending" : "ascending");
      putNulls(entry, column);
      entry.putObject("dimensionOrder").put("type", ordering(stage, column));
    }
    if (limit != null) {
      putLimit(json, limit);
    }
    return json;
  }

  private static void putNulls(ObjectNode json, KeyColumn column) {
    if (column.nullsHighest()) {
      json.put("nullsHighest", true);
    }
  }

  private static String ordering(StageDefinition stage, KeyColumn column) {
    RowSignature signature = stage.signature();
    boolean text =
        signature.contains(column.columnName())
            && signature.type(signature.indexOf(column.columnName())).physical() == Physical.BYTES;
    return text ? "lexicographic" : "numeric";
  }

  private static List<KeyColumn> sortKey(StageDefinition stage) {
    ShuffleSpec shuffle = stage.shuffle();
    if (shuffle == null || shuffle instanceof ShuffleSpec.Hash) {
      return List.of();
    }
    return shuffle.clusterBy().columns().stream()
        .filter(column -> !StageColumns.isInternal(column.columnName()))
        .toList();
  }

  private ProcessorSpec.@Nullable Limit limitAfter(StageDefinition stage) {
    for (StageDefinition consumer : query.stages()) {
      if (consumer.processor() instanceof ProcessorSpec.Limit limit
          && consumer.inputs().contains(new InputSpec.Stage(stage.stageNumber()))) {
        return limit;
      }
    }
    return null;
  }
}
