package dev.sluice.core.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.plan.PlanJson;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.frames.type.RowSignature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Inputs of a stage, and the data source of its native query. */
final class InputRenderer {
  private static final String ETERNITY =
      "-146136543-09-08T08:23:32.096Z/146140482-04-24T15:36:27.903Z";

  private InputRenderer() {}

  static ObjectNode input(InputSpec input) {
    if (input instanceof InputSpec.Table table) {
      ObjectNode json = node("table").put("dataSource", table.dataSource());
      json.set("intervals", intervals(table.intervals()));
      if (table.filter() != null) {
        json.set("filter", FilterRenderer.render(table.filter()));
      }
      return json;
    }
    if (input instanceof InputSpec.Stage stage) {
      return node("stage").put("stage", stage.stageNumber());
    }
    if (input instanceof InputSpec.Inline inline) {
      ObjectNode json = node("inline");
      json.set("dataSource", inline(inline));
      return json;
    }
    return external((InputSpec.External) input);
  }

  static ObjectNode dataSource(StageDefinition stage) {
    List<Integer> streamed = streamed(stage);
    if (streamed.size() == 1) {
      int number = streamed.get(0);
      return JoinRenderer.around(dataSource(stage.inputs().get(number), number), stage);
    }
    ObjectNode union = node("union");
    ArrayNode sources = union.putArray("dataSources");
    for (int number : streamed) {
      sources.add(dataSource(stage.inputs().get(number), number));
    }
    return JoinRenderer.around(union, stage);
  }

  /** Positions of the inputs whose rows flow through the chain. */
  private static List<Integer> streamed(StageDefinition stage) {
    List<Integer> streamed = new ArrayList<>();
    for (int number = 0; number < stage.inputs().size(); number++) {
      if (!stage.broadcast().contains(number) && !stage.partners().contains(number)) {
        streamed.add(number);
      }
    }
    return streamed;
  }

  static ObjectNode dataSource(InputSpec input, int number) {
    if (input instanceof InputSpec.External external) {
      return external(external);
    }
    if (input instanceof InputSpec.Inline inline) {
      return inline(inline);
    }
    return node("inputNumber").put("inputNumber", number);
  }

  /** Time that the native query of a stage covers. */
  static ObjectNode intervals(StageDefinition stage) {
    ObjectNode json = node("intervals");
    List<Interval> intervals = List.of(Interval.ETERNITY);
    if (streamed(stage).size() == 1 && stage.inputs().get(0) instanceof InputSpec.Table table) {
      intervals = table.intervals();
    }
    json.set("intervals", intervals(intervals));
    return json;
  }

  static ArrayNode intervals(List<Interval> intervals) {
    ArrayNode json = PlanJson.mapper().createArrayNode();
    for (Interval interval : intervals) {
      json.add(
          interval.equals(Interval.ETERNITY)
              ? ETERNITY
              : time(interval.startMillis()) + "/" + time(interval.endMillis()));
    }
    return json;
  }

  private static String time(long millis) {
    String text = Instant.ofEpochMilli(millis).toString();
    return text.indexOf('.') < 0 ? text.replace("Z", ".000Z") : text;
  }

  private static ObjectNode external(InputSpec.External external) {
    ObjectNode json = node("external");
    json.set("inputSource", PlanJson.mapper().valueToTree(external.source()));
    json.set("inputFormat", PlanJson.mapper().valueToTree(external.format()));
    json.set("signature", signature(external.signature()));
    return json;
  }

  private static ObjectNode inline(InputSpec.Inline inline) {
    ObjectNode json = node("inline");
    ArrayNode names = json.putArray("columnNames");
    ArrayNode types = json.putArray("columnTypes");
    for (RowSignature.Column column : inline.signature().columns()) {
      names.add(column.name());
      types.add(column.type().nativeName());
    }
    json.set("rows", PlanJson.mapper().valueToTree(inline.rows()));
    return json;
  }

  static ArrayNode signature(RowSignature signature) {
    ArrayNode json = PlanJson.mapper().createArrayNode();
    for (RowSignature.Column column : signature.columns()) {
      json.addObject().put("name", column.name()).put("type", column.type().nativeName());
    }
    return json;
  }

  static ObjectNode node(String type) {
    return PlanJson.mapper().createObjectNode().put("type", type);
  }
}
