package dev.sluice.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Engine;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sorting and grouping of much more than the budget holds. */
class LimitedMemoryTest {
  private static final int ROWS = 1_000_000;

  @TempDir Path folder;

  private String source() throws IOException {
    Path file = folder.resolve("rows.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int row = 0; row < ROWS; row++) {
        out.write(Long.toString(Math.floorMod(row * 7_919L * 104_729L, ROWS)));
        out.write(",text-");
        out.write(Integer.toString(row % 1_000));
        out.write("\n");
      }
    }
    return "TABLE(EXTERN('{\"type\":\"local\",\"files\":[\""
        + file
        + "\"]}', '{\"type\":\"csv\",\"columns\":[\"k\",\"s\"]}')) EXTEND (k BIGINT, s VARCHAR)";
  }

  @Test
  void sortsAndGroupsBySpilling() throws IOException {
    String source = source();
    try (Engine engine = Engine.builder().warmUp(false).memoryLimit(24L << 20).threads(2).build()) {
      try (QueryResult result = engine.execute("SELECT k, s FROM " + source + " ORDER BY k")) {
        assertThat(result.rowCount()).isEqualTo(ROWS);
        Iterator<Row> rows = result.iterator();
        long last = -1;
        long sum = 0;
        while (rows.hasNext()) {
          long key = rows.next().getLong("k");
          assertThat(key).isGreaterThanOrEqualTo(last);
          last = key;
          sum += key;
        }
        assertThat(sum).isEqualTo((long) ROWS * (ROWS - 1) / 2);
      }
      String grouped =
          "SELECT COUNT(*) AS n, SUM(c) AS c, MAX(k) AS hi FROM (SELECT k, COUNT(*) AS c FROM "
              + source
              + " GROUP BY k) t";
      try (QueryResult result = engine.execute(grouped)) {
        Row row = result.rows().get(0);
        assertThat(row.getLong("n")).isEqualTo(ROWS);
        assertThat(row.getLong("c")).isEqualTo(ROWS);
        assertThat(row.getLong("hi")).isEqualTo(ROWS - 1);
      }
    }
  }

  /** Queries side by side under one budget: whoever is refused spills, and all complete. */
  @Test
  void manyQueriesShareTheBudget() throws Exception {
    String source = source();
    String grouped =
        "SELECT COUNT(*) AS n, SUM(c) AS c FROM (SELECT k, COUNT(*) AS c FROM "
            + source
            + " GROUP BY k) t";
    String texts =
        "SELECT COUNT(*) AS n, SUM(c) AS c FROM (SELECT s || CAST(k AS VARCHAR) AS t, COUNT(*) AS c"
            + " FROM "
            + source
            + " WHERE k < 200000 GROUP BY 1) t";
    for (int queries : new int[] {1, 2, 8}) {
      ExecutorService callers = Executors.newFixedThreadPool(queries);
      try (Engine engine =
          Engine.builder().warmUp(false).memoryLimit(32L << 20).threads(2).build()) {
        List<Future<List<Long>>> answers = new ArrayList<>();
        for (int query = 0; query < queries; query++) {
          String sql = query % 2 == 0 ? grouped : texts;
          answers.add(callers.submit(() -> counts(engine, sql)));
        }
        for (int query = 0; query < queries; query++) {
          long groups = query % 2 == 0 ? ROWS : 200_000;
          assertThat(answers.get(query).get())
              .as("query %d of %d", query, queries)
              .containsExactly(groups, groups);
        }
      } finally {
        callers.shutdownNow();
      }
    }
  }

  private static List<Long> counts(Engine engine, String sql) {
    try (QueryResult result = engine.execute(sql)) {
      Row row = result.rows().get(0);
      return List.of(row.getLong("n"), row.getLong("c"));
    }
  }
}
