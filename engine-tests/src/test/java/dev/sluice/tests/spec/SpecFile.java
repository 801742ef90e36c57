package dev.sluice.tests.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A spec file. Records are separated by blank lines; the first line of each names its kind, then
 * comes the SQL, then, after a line {@code ----}, what is expected. Lines that begin with {@code #}
 * between records are comments.
 */
record SpecFile(Path path, List<String> lines, List<SpecRecord> records) {
  static final String SEPARATOR = "----";
  private static final Set<String> KINDS =
      Set.of("statement", "query", "plan", "fault", "error", "report", "table");

  static SpecFile read(Path path) throws IOException {
    List<String> lines = Files.readAllLines(path);
    List<SpecRecord> records = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      if (line.isBlank() || line.startsWith("#")) {
        at++;
        continue;
      }
      List<String> words = Arrays.asList(line.trim().split("\\s+", -1));
      if (!KINDS.contains(words.get(0))) {
        throw new IllegalArgumentException(
            "%s:%d: [%s] is no kind of record".formatted(path, at + 1, words.get(0)));
      }
      int first = at++;
      List<String> body = new ArrayList<>();
      while (at < lines.size() && !lines.get(at).isBlank() && !lines.get(at).equals(SEPARATOR)) {
        body.add(lines.get(at++));
      }
      int bodyEnd = at;
      List<String> expected = new ArrayList<>();
      if (at < lines.size() && lines.get(at).equals(SEPARATOR)) {
        at++;
        while (at < lines.size() && !lines.get(at).isBlank()) {
          expected.add(lines.get(at++));
        }
      }
      records.add(
          new SpecRecord(
              words.get(0),
              words.subList(1, words.size()),
              body,
              expected,
              first + 1,
              bodyEnd,
              at));
    }
    return new SpecFile(path, lines, records);
  }

  /** The file with other expectations; null keeps the one that stands. */
  String withExpectations(List<List<String>> expectations) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; i < records.size(); i++) {
      SpecRecord spec = records.get(i);
      List<String> expected = i < expectations.size() ? expectations.get(i) : List.of();
      boolean keep = i >= expectations.size() || expected.equals(spec.expected());
      int until = keep ? spec.end() : spec.bodyEnd();
      while (at < until) {
        text.append(lines.get(at++)).append('\n');
      }
      if (!keep) {
        text.append(SEPARATOR).append('\n');
        expected.forEach(line -> text.append(line).append('\n'));
        at = spec.end();
      }
    }
    while (at < lines.size()) {
      text.append(lines.get(at++)).append('\n');
    }
    return text.toString();
  }
}
