package dev.sluice.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.Engine;
import dev.sluice.QueryException;
import dev.sluice.QueryHandle;
import dev.sluice.core.fault.Fault;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that are stopped end soon, with the documented fault, and leave nothing behind. */
class CancelTest {
  private static final Duration SOON = Duration.ofSeconds(1);

  @TempDir Path folder;

  /** Rows enough for seconds of work. */
  private String longQuery() throws IOException {
    Path file = folder.resolve("many.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int row = 0; row < 1_500_000; row++) {
        out.write(Long.toHexString(row * 0x9E3779B97F4A7C15L));
        out.write(",");
        out.write(Integer.toString(row));
        out.write("\n");
      }
    }
    return "SELECT k, REVERSE(k) AS r, COUNT(*) AS n FROM TABLE(EXTERN('{\"type\":\"local\",\"files\":[\""
        + file
        + "\"]}', '{\"type\":\"csv\",\"columns\":[\"k\",\"v\"]}')) EXTEND (k VARCHAR, v BIGINT)"
        + " GROUP BY k, REVERSE(k) ORDER BY r DESC";
  }

  @Test
  void cancelEndsARunningQueryAndTheEngineGoesOn() throws Exception {
    String sql = longQuery();
    try (Engine engine = Engine.inMemory()) {
      CountDownLatch reading = new CountDownLatch(1);
      QueryHandle handle = engine.submit(sql);
      handle.onProgress(report -> reading.countDown());
      reading.await();
      long start = System.nanoTime();
      handle.cancel();
      QueryException failure = catchThrowableOfType(QueryException.class, handle::await);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      assertThat(failure.fault()).isInstanceOf(Fault.Canceled.class);
      assertThat(taken).isLessThan(SOON);
      engine.execute("SELECT 1 AS i").close();
    }
  }

  @Test
  void deadlineIsACancel() throws Exception {
    String sql = longQuery();
    try (Engine engine = Engine.inMemory()) {
      QueryException failure =
          catchThrowableOfType(
              QueryException.class, () -> engine.execute(sql, Map.of("timeout", 50)).close());
      assertThat(failure.fault()).isEqualTo(new Fault.Canceled(Fault.CancelReason.QUERY_TIMEOUT));
    }
  }

  @Test
  void closingTheEngineEndsItsQueries() throws Exception {
    String sql = longQuery();
    QueryHandle handle;
    try (Engine engine = Engine.inMemory()) {
      handle = engine.submit(sql);
    }
    QueryException failure = catchThrowableOfType(QueryException.class, handle::await);
    assertThat(failure.fault()).isInstanceOf(Fault.Canceled.class);
  }
}
