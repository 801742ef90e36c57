package dev.sluice.sql.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.PlanJson;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ResultColumn;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.query.DefinitionRenderer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The stages of a query as one native query with others inside of it. */
final class NativePlan {
  private static final String DATA_SOURCE = "dataSource";
  private static final String INPUT_NUMBER = "inputNumber";

  private final QueryDefinition query;
  private final DefinitionRenderer renderer;

  NativePlan(QueryDefinition query) {
    this.query = query;
    this.renderer = new DefinitionRenderer(query);
  }

  /** An array of one object: query, signature and mapping of columns. */
  String toJson() {
    ArrayNode plan = PlanJson.mapper().createArrayNode();
    ObjectNode entry = plan.addObject();
    entry.set("query", nativeQuery(query.finalStage()));
    ArrayNode signature = entry.putArray("signature");
    ArrayNode mappings = entry.putArray("columnMappings");
    Set<String> seen = new HashSet<>();
    for (ResultColumn column : query.columns()) {
      if (seen.add(column.queryColumn())) {
        signature
            .addObject()
            .put("name", column.queryColumn())
            .put("type", column.type().nativeName());
      }
      mappings
          .addObject()
          .put("queryColumn", column.queryColumn())
          .put("outputColumn", column.outputColumn());
    }
    return plan.toString();
  }

  private ObjectNode nativeQuery(StageDefinition stage) {
    if (renderer.processor(stage).get("query") instanceof ObjectNode json
        && !(stage.processor() instanceof ProcessorSpec.SegmentGenerator)) {
      StageDefinition reader =
          stage.processor() instanceof ProcessorSpec.GroupByPostShuffle ? input(stage) : stage;
      resolveInputs(json, reader);
      return json;
    }
    return nativeQuery(input(stage));
  }

  private StageDefinition input(StageDefinition stage) {
    InputSpec.Stage from = (InputSpec.Stage) stage.inputs().get(0);
    return query.stages().get(from.stageNumber());
  }

  private void resolveInputs(ObjectNode json, StageDefinition reader) {
    resolve(json, DATA_SOURCE, reader.inputs());
  }

  /** Puts tables and queries in place of numbers of inputs, wherever they stand. */
  private void resolve(ObjectNode holder, String field, List<InputSpec> inputs) {
    JsonNode source = holder.get(field);
    if (source.get("dataSources") instanceof ArrayNode sources) {
      for (int i = 0; i < sources.size(); i++) {
        ObjectNode slot = PlanJson.mapper().createObjectNode();
        slot.set(field, sources.get(i));
        resolve(slot, field, inputs);
        sources.set(i, slot.get(field));
      }
    } else if (source instanceof ObjectNode join && join.has("left")) {
      resolve(join, "left", inputs);
      resolve(join, "right", inputs);
    } else if (source.has(INPUT_NUMBER)) {
      resolve(holder, field, inputs.get(source.get(INPUT_NUMBER).intValue()));
    }
  }

  private void resolve(ObjectNode holder, String field, InputSpec input) {
    if (input instanceof InputSpec.Table table) {
      holder.putObject(field).put("type", "table").put("name", table.dataSource());
    } else if (input instanceof InputSpec.Stage from) {
      ObjectNode inner = nativeQuery(query.stages().get(from.stageNumber()));
      holder.putObject(field).put("type", "query").set("query", inner);
    }
  }
}
