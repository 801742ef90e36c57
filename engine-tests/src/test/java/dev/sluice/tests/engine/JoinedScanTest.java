package dev.sluice.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.Engine;
import dev.sluice.QueryResult;
import dev.sluice.core.report.ReportJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Record batches that a join would drop as a whole are not read. */
class JoinedScanTest {
  private static final int ROWS = 400_000;

  @TempDir Path folder;

  @Test
  void keysOfTheBuildSidePruneTheScan() throws IOException {
    Path file = folder.resolve("keys.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int row = 0; row < ROWS; row++) {
        out.write(row + "," + row % 3 + "\n");
      }
    }
    try (Engine engine = Engine.inMemory()) {
      engine
          .execute(
              "INSERT INTO t SELECT k, v FROM TABLE(EXTERN('{\"type\":\"local\",\"files\":[\""
                  + file
                  + "\"]}', '{\"type\":\"csv\",\"columns\":[\"k\",\"v\"]}'))"
                  + " EXTEND (k BIGINT, v BIGINT) PARTITIONED BY ALL CLUSTERED BY k")
          .close();
      String values = "(VALUES (7, 'a'), (9, 'b'), (9, 'c')) AS d (x, y) ";
      assertThat(rowsRead(engine, "SELECT COUNT(*) FROM t JOIN " + values + "ON t.k = d.x", 3))
          .isLessThan(ROWS / 2);
      assertThat(
              rowsRead(
                  engine,
                  "SELECT COUNT(*) FROM (SELECT k + 0 AS c, k FROM t WHERE v >= 0) s JOIN "
                      + values
                      + "ON s.k = d.x",
                  3))
          .isLessThan(ROWS / 2);
      assertThat(
              rowsRead(
                  engine, "SELECT COUNT(*) FROM t LEFT JOIN " + values + "ON t.k = d.x", 400_001))
          .isGreaterThanOrEqualTo(ROWS);
    }
  }

  /** Checks the count that comes out; answers how many rows the stages read from their inputs. */
  private static long rowsRead(Engine engine, String sql, long expected) throws IOException {
    try (QueryResult result = engine.execute(sql)) {
      assertThat(result.rows().get(0).getLong(0)).as(sql).isEqualTo(expected);
      JsonNode counters =
          ReportJson.mapper()
              .readTree(result.report().toJson())
              .path("multiStageQuery")
              .path("payload")
              .path("counters");
      long rows = 0;
      for (JsonNode stage : counters) {
        for (JsonNode worker : stage) {
          for (JsonNode count : worker.path("input0").path("rows")) {
            rows += count.asLong();
          }
        }
      }
      return rows;
    }
  }
}
