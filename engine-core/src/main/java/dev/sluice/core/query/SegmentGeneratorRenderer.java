package dev.sluice.core.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.frames.type.ComplexType;
import dev.sluice.frames.type.ScalarType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The segment generator's schema, mappings and tuning. */
final class SegmentGeneratorRenderer {
  private static final String TIME = "__time";
  private static final List<String> TUNING =
      List.of("rowsPerSegment", "maxNumSegments", "indexSpec");

  private final QueryDefinition query;

  SegmentGeneratorRenderer(QueryDefinition query) {
    this.query = query;
  }

  ObjectNode render(ProcessorSpec.SegmentGenerator generator) {
    ObjectNode json = InputRenderer.node("segmentGenerator");
    json.set("dataSchema", schema(generator));
    ArrayNode mappings = json.putArray("columnMappings");
    query
        .columns()
        .forEach(
            column ->
                mappings
                    .addObject()
                    .put("queryColumn", column.queryColumn())
                    .put("outputColumn", column.outputColumn()));
    ObjectNode tuning = json.putObject("tuningConfig");
    tuning.put("maxNumWorkers", query.stages().get(0).maxWorkerCount());
    tuning.putPOJO("maxRowsInMemory", query.context().getOrDefault("rowsInMemory", 100_000));
    tuning.put("rowsPerSegment", 3_000_000);
    for (String key : TUNING) {
      Object value = query.context().get(key);
      if (value != null) {
        tuning.putPOJO(key, value);
      }
    }
    return json;
  }

  private ObjectNode schema(ProcessorSpec.SegmentGenerator generator) {
    Map<String, String> metrics =
        generator.metrics().stream()
            .collect(
                Collectors.toMap(
                    ProcessorSpec.RollupMetric::column, ProcessorSpec.RollupMetric::function));
    ObjectNode json = DefinitionRenderer.mapper().createObjectNode();
    json.put("dataSource", generator.dataSource());
    json.putObject("timestampSpec")
        .put("column", TIME)
        .put("format", "millis")
        .putNull("missingValue");
    ObjectNode spec = json.putObject("dimensionsSpec");
    ArrayNode dimensions = spec.putArray("dimensions");
    ArrayNode metricsSpec = DefinitionRenderer.mapper().createArrayNode();
    for (ProcessorSpec.ColumnMapping mapping : generator.mappings()) {
      if (mapping.outputColumn().equals(TIME)) {
        continue;
      }
      String function = metrics.get(mapping.outputColumn());
      if (function == null) {
        dimensions.add(dimension(mapping));
      } else {
        metricsSpec.add(metric(mapping, function));
      }
    }
    ArrayNode exclusions = spec.putArray("dimensionExclusions");
    TreeSet<String> excluded = new TreeSet<>(metrics.keySet());
    excluded.add(TIME);
    excluded.forEach(exclusions::add);
    spec.put("includeAllDimensions", false).put("useSchemaDiscovery", false);
    json.set("metricsSpec", metricsSpec);
    ObjectNode granularity = json.putObject("granularitySpec").put("type", "arbitrary");
    granularity.putObject("queryGranularity").put("type", "none");
    granularity.put("rollup", generator.rollup());
    granularity.set("intervals", InputRenderer.intervals(List.of(Interval.ETERNITY)));
    json.putObject("transformSpec").putNull("filter").putArray("transforms");
    return json;
  }

  private static ObjectNode dimension(ProcessorSpec.ColumnMapping mapping) {
    boolean text = mapping.type() == ScalarType.STRING;
    String type =
        mapping.type() instanceof ComplexType complex
            ? complex.kind()
            : mapping.type().nativeName().toLowerCase(Locale.ROOT);
    return InputRenderer.node(type)
        .put("name", mapping.outputColumn())
        .put("multiValueHandling", "SORTED_ARRAY")
        .put("createBitmapIndex", text);
  }

  private static ObjectNode metric(ProcessorSpec.ColumnMapping mapping, String function) {
    String name = mapping.outputColumn();
    String prefix = mapping.type().nativeName().toLowerCase(Locale.ROOT);
    String type =
        switch (function) {
          case "count" -> "longSum";
          case "sum" -> prefix + "Sum";
          case "min" -> prefix + "Min";
          case "max" -> prefix + "Max";
          case "approx_count_distinct" -> "hyperUnique";
          case "earliest" -> "first";
          case "latest" -> "last";
          default -> function;
        };
    return InputRenderer.node(type).put("name", name).put("fieldName", name);
  }
}
