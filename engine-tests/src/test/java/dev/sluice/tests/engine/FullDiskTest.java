package dev.sluice.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.Engine;
import dev.sluice.QueryException;
import dev.sluice.QueryResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 8 MB, which fills up while a query spills or stores. */
class FullDiskTest {
  @TempDir Path folder;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
    assumeTrue(mounted, "a small disk cannot be mounted here");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      run("umount", "-l", disk.toString());
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String source() throws IOException {
    Path file = folder.resolve("rows.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int row = 0; row < 1_500_000; row++) {
        out.write(Long.toString(row * 0x9E3779B97F4A7C15L));
        out.write('\n');
      }
    }
    return "TABLE(EXTERN('{\"type\":\"local\",\"files\":[\""
        + file
        + "\"]}', '{\"type\":\"csv\",\"columns\":[\"k\"]}')) EXTEND (k BIGINT)";
  }

  @Test
  void spillingFailsWithAFaultAndTheEngineGoesOn() throws IOException {
    String source = source();
    try (Engine engine =
        Engine.builder().warmUp(false).threads(2).tempDir(disk).memoryLimit(16L << 20).build()) {
      QueryException failure =
          catchThrowableOfType(
              QueryException.class,
              () -> engine.execute("SELECT k FROM " + source + " ORDER BY k").close());
      assertThat(failure.errorCode()).isEqualTo("NotEnoughTemporaryStorageFault");
      try (QueryResult result = engine.execute("SELECT COUNT(*) AS n FROM " + source)) {
        assertThat(result.rows().get(0).getLong("n")).isEqualTo(1_500_000);
      }
    }
  }

  @Test
  void storingFailsWithAFaultAndTheTableStays() throws IOException {
    String source = source();
    try (Engine engine =
        Engine.builder()
            .warmUp(false)
            .threads(2)
            .dataDirectory(disk.resolve("data"))
            .tempDir(folder.resolve("temp"))
            .build()) {
      engine.execute("INSERT INTO t SELECT 1 AS k PARTITIONED BY ALL").close();
      QueryException failure =
          catchThrowableOfType(
              QueryException.class,
              () ->
                  engine
                      .execute("INSERT INTO t SELECT k FROM " + source + " PARTITIONED BY ALL")
                      .close());
      assertThat(failure.getMessage()).contains("No space left");
      try (QueryResult result = engine.execute("SELECT COUNT(*) AS n FROM t")) {
        assertThat(result.rows().get(0).getLong("n")).isEqualTo(1);
      }
      engine.execute("INSERT INTO t SELECT 2 AS k PARTITIONED BY ALL").close();
    }
  }
}
