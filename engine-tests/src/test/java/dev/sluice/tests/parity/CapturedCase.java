package dev.sluice.tests.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.Parameter;
import dev.sluice.core.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A statement that a cluster ran, and the report that it gave. */
record CapturedCase(
    String name,
    String sql,
    Map<String, Object> context,
    List<Parameter> parameters,
    JsonNode report) {
  private static final String DATA = "/tmp/data/";

  /** Folder with the captured cases beside the project, or one that does not exist. */
  static Path folder() {
    Path shared = Path.of("..", "..", "shared");
    return shared.resolve("druid-reports");
  }

  static CapturedCase read(String name, Path data) throws IOException {
    Path folder = folder().resolve(name);
    JsonNode request = ReportJson.mapper().readTree(folder.resolve("request.json").toFile());
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("maxNumTasks", 2);
    for (Map.Entry<String, JsonNode> entry : request.path("context").properties()) {
      context.put(entry.getKey(), ReportJson.mapper().convertValue(entry.getValue(), Object.class));
    }
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : request.path("parameters")) {
      JsonNode value = parameter.path("value");
      parameters.add(
          new Parameter(
              parameter.path("type").asText(),
              ReportJson.mapper().convertValue(value, Object.class)));
    }
    JsonNode report = ReportJson.mapper().readTree(Files.readString(folder.resolve("report.json")));
    String sql =
        request
            .path("query")
            .asText()
            .replace(DATA + "wikiticker", folder().resolveSibling("data") + "/wikiticker")
            .replace(DATA, data + "/");
    return new CapturedCase(name, sql, context, parameters, report);
  }

  JsonNode payload() {
    return report.path("multiStageQuery").path("payload");
  }
}
