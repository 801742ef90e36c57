package dev.sluice.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Queries by name, from a text file: a line {@code -- name: X} begins each. {@code ordered} behind
 * the name tells that ORDER BY leaves no two rows equal, so that answers agree row by row.
 *
 * @param queries in the order of the file
 */
public record Suite(Map<String, Query> queries) {
  private static final String MARK = "-- name:";

  /** One query, and whether its order is total. */
  public record Query(String sql, boolean ordered) {}

  /**
   * Reads a suite that comes with the program.
   *
   * @param name {@code core}, {@code tpch} or {@code tpcds}
   */
  public static Suite read(String name) throws IOException {
    try (InputStream in = Suite.class.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException("Suite [" + name + "] does not exist");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static Suite parse(String text) {
    Map<String, List<String>> bodies = new LinkedHashMap<>();
    List<String> body = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(MARK)) {
        body = bodies.computeIfAbsent(line.substring(MARK.length()).trim(), k -> new ArrayList<>());
      } else if (!line.startsWith("--")) {
        body.add(line);
      }
    }
    Map<String, Query> queries = new LinkedHashMap<>();
    bodies.forEach(
        (head, lines) -> {
          String[] words = head.split(" ", -1);
          queries.put(
              words[0], new Query(String.join("\n", lines).strip(), head.endsWith(" ordered")));
        });
    return new Suite(queries);
  }
}
