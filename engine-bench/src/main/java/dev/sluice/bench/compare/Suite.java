package dev.sluice.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Queries by name, from a text file: a line {@code -- name: X} begins each.
 *
 * @param queries in the order of the file
 */
record Suite(Map<String, String> queries) {
  private static final String MARK = "-- name:";

  static Suite read(String resource) throws IOException {
    try (InputStream in = Suite.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("Suite [" + resource + "] does not exist");
      }
      Map<String, String> queries = new LinkedHashMap<>();
      String name = "";
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.startsWith(MARK)) {
          name = line.substring(MARK.length()).trim();
        } else if (!name.isEmpty()) {
          queries.merge(name, line, (a, b) -> a + "\n" + b);
        }
      }
      queries.replaceAll((key, sql) -> sql.strip());
      return new Suite(queries);
    }
  }
}
