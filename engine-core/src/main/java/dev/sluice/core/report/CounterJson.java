package dev.sluice.core.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.counters.CounterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Form of counters on the wire. */
final class CounterJson {
  private static final double COMPLETE = 1 - 1e-6;

  private CounterJson() {}

  static ObjectNode toJson(CounterSnapshot counter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (counter instanceof CounterSnapshot.Channel channel) {
      json.put("type", "channel");
      putCounts(json, "rows", channel.rows());
      putCounts(json, "bytes", channel.bytes());
      putCounts(json, "frames", channel.frames());
      putCounts(json, "files", channel.files());
      putCounts(json, "totalFiles", channel.totalFiles());
    } else if (counter instanceof CounterSnapshot.SortProgress progress) {
      putProgress(json, progress);
    } else if (counter instanceof CounterSnapshot.Warnings warnings) {
      json.put("type", "warnings");
      new TreeMap<>(warnings.counts()).forEach(json::put);
    } else if (counter instanceof CounterSnapshot.SegmentProgress segments) {
      json.put("type", "segmentGenerationProgress");
      json.put("rowsProcessed", segments.rowsProcessed());
      json.put("rowsPersisted", segments.rowsPersisted());
      json.put("rowsMerged", segments.rowsMerged());
      json.put("rowsPushed", segments.rowsPushed());
    } else if (counter instanceof CounterSnapshot.Cpus cpus) {
      json.put("type", "cpus");
      new TreeMap<>(cpus.labels())
          .forEach(
              (label, cpu) ->
                  json.putObject(label)
                      .put("type", "cpu")
                      .put("cpu", cpu.cpu())
                      .put("wall", cpu.wall()));
    }
    return json;
  }

  private static void putCounts(ObjectNode json, String name, List<Long> counts) {
    if (!counts.isEmpty()) {
      ArrayNode array = json.putArray(name);
      counts.forEach(array::add);
    }
  }

  private static void putProgress(ObjectNode json, CounterSnapshot.SortProgress progress) {
    json.put("type", "sortProgress");
    json.put("totalMergingLevels", progress.totalMergingLevels());
    ObjectNode total = json.putObject("levelToTotalBatches");
    new TreeMap<>(progress.levelToTotalBatches())
        .forEach((level, batches) -> total.put(level.toString(), batches));
    ObjectNode merged = json.putObject("levelToMergedBatches");
    new TreeMap<>(progress.levelToMergedBatches())
        .forEach((level, batches) -> merged.put(level.toString(), batches));
    json.put("totalMergersForUltimateLevel", progress.totalMergersForUltimateLevel());
    if (progress.triviallyComplete()) {
      json.put("triviallyComplete", true);
      json.put("progressDigest", 1.0);
    } else if (progress.totalMergingLevels() > 0) {
      json.put("progressDigest", digest(progress));
    }
  }

  /** Mean over the levels of merged by total. */
  private static double digest(CounterSnapshot.SortProgress progress) {
    double sum = 0;
    for (int level = 0; level < progress.totalMergingLevels(); level++) {
      long total = progress.levelToTotalBatches().getOrDefault(level, 0L);
      long merged = progress.levelToMergedBatches().getOrDefault(level, 0L);
      sum += total == 0 ? 0 : (double) merged / total;
    }
    double mean = sum / progress.totalMergingLevels();
    return mean > COMPLETE ? 1.0 : mean;
  }

  static CounterSnapshot fromJson(JsonNode json) {
    return switch (json.path("type").asText()) {
      case "channel" ->
          new CounterSnapshot.Channel(
              counts(json, "rows"),
              counts(json, "bytes"),
              counts(json, "frames"),
              counts(json, "files"),
              counts(json, "totalFiles"));
      case "sortProgress" ->
          new CounterSnapshot.SortProgress(
              json.path("totalMergingLevels").asInt(-1),
              levels(json.path("levelToTotalBatches")),
              levels(json.path("levelToMergedBatches")),
              json.path("totalMergersForUltimateLevel").asLong(-1),
              json.path("triviallyComplete").asBoolean(false));
      case "segmentGenerationProgress" ->
          new CounterSnapshot.SegmentProgress(
              json.path("rowsProcessed").asLong(),
              json.path("rowsPersisted").asLong(),
              json.path("rowsMerged").asLong(),
              json.path("rowsPushed").asLong());
      case "cpus" -> {
        Map<String, CounterSnapshot.Cpu> labels = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
          if (field.getValue().isObject()) {
            long cpu = field.getValue().path("cpu").asLong();
            labels.put(
                field.getKey(),
                new CounterSnapshot.Cpu(cpu, field.getValue().path("wall").asLong()));
          }
        }
        yield new CounterSnapshot.Cpus(labels);
      }
      default -> {
        Map<String, Long> warnings = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
          if (field.getValue().isIntegralNumber()) {
            warnings.put(field.getKey(), field.getValue().asLong());
          }
        }
        yield new CounterSnapshot.Warnings(warnings);
      }
    };
  }

  private static List<Long> counts(JsonNode json, String name) {
    List<Long> counts = new ArrayList<>();
    json.path(name).forEach(count -> counts.add(count.asLong()));
    return counts;
  }

  private static Map<Integer, Long> levels(JsonNode json) {
    Map<Integer, Long> levels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      levels.put(Integer.valueOf(field.getKey()), field.getValue().asLong());
    }
    return levels;
  }
}
