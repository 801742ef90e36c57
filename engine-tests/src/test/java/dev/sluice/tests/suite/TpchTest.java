package dev.sluice.tests.suite;

import dev.sluice.bench.compare.Suite;
import dev.sluice.bench.data.TpchData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** TPC-H at scale 0.01. */
class TpchTest {
  @TempDir static Path folder;
  private static SuiteEngines engines;

  @BeforeAll
  static void load() throws Exception {
    engines =
        new SuiteEngines(new TpchData(Files.createDirectories(SuiteEngines.DATA), 0.01), folder);
  }

  @AfterAll
  static void close() throws Exception {
    engines.close();
  }

  @TestFactory
  Stream<DynamicTest> queries() throws Exception {
    return Suite.read("tpch").queries().entrySet().stream()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query.getKey(), () -> engines.check(query.getKey(), query.getValue())));
  }
}
