package dev.sluice.core.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import org.jspecify.annotations.Nullable;

/** JSON form of statistics, in the footer of a segment file and in the log of a store. */
public final class StatisticsJson {
  private StatisticsJson() {}

  public static ObjectNode write(ColumnStatistics column) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", column.name());
    node.put("type", column.type().name());
    node.set("min", value(column.min()));
    node.set("max", value(column.max()));
    node.put("nulls", column.nullCount());
    node.put("distinct", column.distinct());
    return node;
  }

  public static ColumnStatistics read(JsonNode node) {
    ColumnType type = ColumnType.parse(node.path("type").asText());
    return new ColumnStatistics(
        node.path("name").asText(),
        type,
        value(node.path("min"), type),
        value(node.path("max"), type),
        node.path("nulls").asLong(),
        node.path("distinct").asLong());
  }

  /** Bound as JSON; numbers that JSON cannot say are text. */
  static JsonNode value(@Nullable Object bound) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (bound instanceof Long number) {
      return factory.numberNode(number);
    }
    if (bound instanceof Double number) {
      return Double.isInfinite(number)
          ? factory.textNode(number.toString())
          : factory.numberNode(number);
    }
    return bound == null ? factory.nullNode() : factory.textNode(bound.toString());
  }

  static @Nullable Object value(JsonNode node, ColumnType type) {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (type.physical() == Physical.LONG) {
      return node.asLong();
    }
    if (type.physical() == Physical.DOUBLE) {
      return node.isTextual() ? Double.valueOf(node.asText()) : (Double) node.asDouble();
    }
    return node.asText();
  }
}
