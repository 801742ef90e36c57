package dev.sluice.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.Engine;
import dev.sluice.QueryException;
import dev.sluice.QueryResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ingestion that fails leaves its table as it was, and nothing else behind. */
class IngestFaultsTest {
  @TempDir Path folder;

  private Path temp() {
    return folder.resolve("temp");
  }

  /** An engine with one row in table t. */
  private Engine engine() {
    Engine engine =
        Engine.builder()
            .warmUp(false)
            .dataDirectory(folder.resolve("data"))
            .tempDir(temp())
            .threads(2)
            .build();
    engine
        .execute(
            "INSERT INTO t SELECT TIMESTAMP '2020-01-01 00:00:00' AS __time, 1 AS v PARTITIONED BY DAY")
        .close();
    return engine;
  }

  private void fails(String code, String sql) throws IOException {
    try (Engine engine = engine()) {
      QueryException failure =
          catchThrowableOfType(QueryException.class, () -> engine.execute(sql).close());
      assertThat(failure.errorCode()).as(failure.getMessage()).isEqualTo(code);
      try (QueryResult result = engine.execute("SELECT COUNT(*) AS n, SUM(v) AS s FROM t")) {
        assertThat(result.rows().get(0).values()).containsExactly(1L, 1L);
      }
    }
    assertThat(files(folder.resolve("data").resolve("tables"))).isEqualTo(1);
    assertThat(files(temp())).isZero();
  }

  private static long files(Path root) throws IOException {
    if (!Files.exists(root)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  private String seconds(int count) throws IOException {
    Path file = folder.resolve("seconds.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int second = 0; second < count; second++) {
        out.write(second * 1000L + "\n");
      }
    }
    return "TABLE(EXTERN('{\"type\":\"local\",\"files\":[\""
        + file
        + "\"]}', '{\"type\":\"csv\",\"columns\":[\"ms\"]}')) EXTEND (ms BIGINT)";
  }

  @Test
  void tooManyTimeChunks() throws IOException {
    fails(
        "TooManyBuckets",
        "INSERT INTO t SELECT MILLIS_TO_TIMESTAMP(ms) AS __time, ms AS v FROM "
            + seconds(5_500)
            + " PARTITIONED BY 'PT1S'");
  }

  @Test
  void nullTime() throws IOException {
    fails(
        "InsertTimeNull",
        "INSERT INTO t SELECT MILLIS_TO_TIMESTAMP(NULLIF(ms, 7000)) AS __time, ms AS v FROM "
            + seconds(10)
            + " PARTITIONED BY DAY");
  }

  @Test
  void badInput() throws IOException {
    Path file = folder.resolve("bad.json");
    Files.writeString(file, "{\"v\":1}\n{\"v\":\n");
    fails(
        "CannotParseExternalData",
        "INSERT INTO t SELECT TIMESTAMP '2020-01-01 00:00:00' AS __time, v FROM"
            + " TABLE(EXTERN('{\"type\":\"local\",\"files\":[\""
            + file
            + "\"]}', '{\"type\":\"json\"}')) EXTEND (v BIGINT) PARTITIONED BY DAY");
  }

  @Test
  void missingFile() throws IOException {
    Path file = folder.resolve("missing.json");
    fails(
        "UnknownError",
        "INSERT INTO t SELECT TIMESTAMP '2020-01-01 00:00:00' AS __time, v FROM"
            + " TABLE(EXTERN('{\"type\":\"local\",\"files\":[\""
            + file
            + "\"]}', '{\"type\":\"json\"}')) EXTEND (v BIGINT) PARTITIONED BY DAY");
  }
}
