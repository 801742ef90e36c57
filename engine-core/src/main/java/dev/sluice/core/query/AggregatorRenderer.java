package dev.sluice.core.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.expr.Expr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.ScalarType;
import java.util.Locale;
import java.util.Map;

/** Aggregates as native aggregators. */
final class AggregatorRenderer {
  private AggregatorRenderer() {}

  /** The aggregator, given the expressions that compute the columns it reads. */
  static ObjectNode render(AggregateSpec aggregate, Map<String, Expr> projected) {
    ObjectNode json = unfiltered(aggregate);
    if (aggregate.filter() == null) {
      return json;
    }
    ObjectNode filtered = InputRenderer.node("filtered");
    filtered.set("aggregator", json);
    Expr condition =
        projected.getOrDefault(
            aggregate.filter(), new Expr.Reference(aggregate.filter(), ScalarType.BOOLEAN));
    filtered.set("filter", FilterRenderer.render(condition));
    return filtered.put("name", aggregate.name());
  }

  private static ObjectNode unfiltered(AggregateSpec aggregate) {
    String name = aggregate.name();
    if (aggregate.inputs().isEmpty()) {
      return InputRenderer.node("count").put("name", name);
    }
    String field = aggregate.inputs().get(0);
    ColumnType type = aggregate.inputTypes().get(0);
    String prefix = type.nativeName().toLowerCase(Locale.ROOT);
    return switch (aggregate.function()) {
      case "count" -> notNullCount(name, field);
      case "sum" -> simple(prefix + "Sum", name, field);
      case "min" -> simple(prefix + "Min", name, field);
      case "max" -> simple(prefix + "Max", name, field);
      case "any_value" -> text(simple(prefix + "Any", name, field), aggregate);
      case "earliest" -> timed(prefix + "First", aggregate);
      case "latest" -> timed(prefix + "Last", aggregate);
      case "approx_count_distinct" -> cardinality(name, field, type);
      default -> simple(aggregate.function(), name, field);
    };
  }

  private static ObjectNode simple(String type, String name, String field) {
    return InputRenderer.node(type).put("name", name).put("fieldName", field);
  }

  private static ObjectNode timed(String type, AggregateSpec aggregate) {
    ObjectNode json = simple(type, aggregate.name(), aggregate.inputs().get(0));
    if (aggregate.inputs().size() > 1) {
      json.put("timeColumn", aggregate.inputs().get(1));
    }
    return text(json, aggregate);
  }

  private static ObjectNode text(ObjectNode json, AggregateSpec aggregate) {
    Object maxBytes = aggregate.parameters().get("maxBytes");
    if (maxBytes != null) {
      json.putPOJO("maxStringBytes", maxBytes);
    }
    return json;
  }

  private static ObjectNode notNullCount(String name, String field) {
    ObjectNode json = InputRenderer.node("filtered");
    json.set("aggregator", InputRenderer.node("count").put("name", name));
    ObjectNode not = InputRenderer.node("not");
    not.set("field", InputRenderer.node("null").put("column", field));
    json.set("filter", not);
    return json.put("name", name);
  }

  private static ObjectNode cardinality(String name, String field, ColumnType type) {
    ObjectNode json = InputRenderer.node("cardinality").put("name", name);
    json.putArray("fields")
        .addObject()
        .put("type", "default")
        .put("dimension", field)
        .put("outputName", field)
        .put("outputType", type.nativeName());
    return json.put("byRow", false).put("round", true);
  }
}
