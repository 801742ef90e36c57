package dev.sluice.core.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.window.WindowCall;
import dev.sluice.core.window.WindowFrame;
import dev.sluice.core.window.WindowFrame.Bound;
import dev.sluice.core.window.WindowSpec;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Window functions as lists of operators over rows that are sorted. */
final class WindowRenderer {
  private WindowRenderer() {}

  /** Puts the windows of a stage behind its query. */
  static void put(ObjectNode json, StageDefinition stage) {
    ArrayNode operators = json.putArray("operatorList");
    Long maxRows = null;
    List<String> partition = List.of();
    for (OperatorSpec operator : stage.processor().chain()) {
      if (operator instanceof OperatorSpec.Window window) {
        render(window.window(), operators);
        maxRows = window.window().maxRows();
        partition = window.window().partitionBy();
      }
    }
    ArrayNode signature = json.putArray("stageRowSignature");
    for (RowSignature.Column column : stage.signature().columns()) {
      signature.addObject().put("name", column.name()).put("type", column.type().nativeName());
    }
    if (maxRows != null) {
      json.put("maxRowsMaterializedInWindow", maxRows);
    }
    ArrayNode columns = json.putArray("partitionColumnNames");
    partition.forEach(columns::add);
  }

  private static void render(WindowSpec window, ArrayNode operators) {
    ArrayNode partition =
        operators.addObject().put("type", "glueingPartition").putArray("partitionColumns");
    window.partitionBy().forEach(partition::add);
    ArrayNode sort = operators.addObject().put("type", "partitionSort").putArray("sortColumns");
    for (KeyColumn key : window.orderBy()) {
      sort.addObject()
          .put("column", key.columnName())
          .put("direction", key.order() == KeyOrder.DESCENDING ? "DESC" : "ASC");
    }
    ObjectNode processor =
        operators.addObject().put("type", "window").putObject("processor").put("type", "composing");
    ArrayNode processors = processor.putArray("processors");
    for (WindowCall call : window.calls()) {
      processors.add(call(call, window));
    }
  }

  private static ObjectNode call(WindowCall call, WindowSpec window) {
    AggregateSpec function = call.function();
    String name = function.name();
    Object number = function.parameters().get("n");
    return switch (function.function()) {
      case "row_number" -> node("rowNumber", name);
      case "rank" -> rank(name, window, false);
      case "percent_rank" -> rank(name, window, true);
      case "dense_rank" -> grouped("denseRank", name, window);
      case "cume_dist" -> grouped("cumeDist", name, window);
      case "ntile" -> node("percentile", name).putPOJO("numBuckets", number);
      case "lag" ->
          picked("offset", function)
              .put("offset", number instanceof Number rows ? -rows.longValue() : -1);
      case "lead" -> picked("offset", function).putPOJO("offset", number);
      case "first_value" -> framed(picked("first", function), call.frame());
      case "last_value" -> framed(picked("last", function), call.frame());
      case "nth_value" -> framed(picked("nth", function).putPOJO("row", number), call.frame());
      default -> aggregate(call);
    };
  }

  private static ObjectNode node(String type, String output) {
    return InputRenderer.node(type).put("outputColumn", output);
  }

  private static ObjectNode grouped(String type, String output, WindowSpec window) {
    ObjectNode json = InputRenderer.node(type);
    ArrayNode group = json.putArray("group");
    window.orderBy().forEach(key -> group.add(key.columnName()));
    return json.put("outputColumn", output);
  }

  private static ObjectNode rank(String output, WindowSpec window, boolean asPercent) {
    return grouped("rank", output, window).put("asPercent", asPercent);
  }

  private static ObjectNode picked(String type, AggregateSpec function) {
    return InputRenderer.node(type)
        .put("inputColumn", function.inputs().get(0))
        .put("outputColumn", function.name());
  }

  private static ObjectNode framed(ObjectNode json, WindowFrame frame) {
    json.set("frame", frame(frame));
    return json;
  }

  private static ObjectNode aggregate(WindowCall call) {
    ObjectNode json = framed(InputRenderer.node("framedAgg"), call.frame());
    json.putArray("aggregations").add(AggregatorRenderer.render(call.function(), Map.of()));
    return json;
  }

  private static ObjectNode frame(WindowFrame frame) {
    boolean isRows = frame.unit() == WindowFrame.Unit.ROWS;
    ObjectNode json = InputRenderer.node(isRows ? "rows" : "range");
    bound(json, "lower", frame.start());
    bound(json, "upper", frame.end());
    if (frame.exclusion() != WindowFrame.Exclusion.NONE) {
      json.put("exclude", frame.exclusion().name().toLowerCase(Locale.ROOT));
    }
    return json;
  }

  /**
   * An offset of rows, a column with the value at the bound, or neither where there is no bound.
   */
  private static void bound(ObjectNode json, String side, Bound bound) {
    if (bound.side() == WindowFrame.Side.CURRENT_ROW) {
      json.put(side + "Offset", 0);
    } else if (bound.rows() != null) {
      boolean isBefore = bound.side() == WindowFrame.Side.PRECEDING;
      json.put(side + "Offset", isBefore ? -bound.rows() : bound.rows());
    } else if (bound.target() != null) {
      json.put(side + "Value", bound.target());
    }
  }
}
