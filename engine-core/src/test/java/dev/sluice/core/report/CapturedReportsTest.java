package dev.sluice.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reports of a real cluster, which stand beside the project where it is built. */
class CapturedReportsTest {
  private static final Path REPORTS = Path.of("..", "..", "shared", "druid-reports");

  /** Fields that this engine leaves out or spells right, and those that it adds. */
  private static final Set<String> DIFFERENCES =
      Set.of(
          "/multiStageQuery/payload/results/resultsTruncted",
          "/multiStageQuery/payload/results/resultsTruncated",
          "/multiStageQuery/payload/status/workers");

  @Test
  void reportsOfAClusterReadAndPrintWithTheSameFields() throws IOException {
    Path folder = Files.isDirectory(REPORTS) ? REPORTS : Path.of("..").resolve(REPORTS);
    assumeTrue(Files.isDirectory(folder), "no captured reports beside the project: " + REPORTS);
    List<String> problems = new ArrayList<>();
    int read = 0;
    try (Stream<Path> cases = Files.list(folder)) {
      for (Path file : cases.map(c -> c.resolve("report.json")).filter(Files::exists).toList()) {
        String text = Files.readString(file);
        QueryReport report = QueryReport.fromJson(text);
        Set<String> before = paths(ReportJson.mapper().readTree(text));
        Set<String> after = paths(ReportJson.mapper().readTree(report.toJson()));
        compare(file, before, after, problems);
        assertThat(QueryReport.fromJson(report.toJson())).isEqualTo(report);
        read++;
      }
    }
    assertThat(read).isGreaterThan(80);
    assertThat(problems).isEmpty();
  }

  private static void compare(
      Path file, Set<String> before, Set<String> after, List<String> problems) {
    Set<String> lost = new TreeSet<>(before);
    lost.removeAll(after);
    Set<String> added = new TreeSet<>(after);
    added.removeAll(before);
    lost.addAll(added);
    lost.removeIf(path -> DIFFERENCES.contains(path) || path.contains("/error/"));
    if (!lost.isEmpty()) {
      problems.add(file + ": " + lost);
    }
  }

  private static Set<String> paths(JsonNode json) {
    Set<String> paths = new TreeSet<>();
    collect("", json, paths);
    return paths;
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                paths.add(path + "/" + field.getKey());
                collect(path + "/" + field.getKey(), field.getValue(), paths);
              });
    } else if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, paths));
    }
  }
}
