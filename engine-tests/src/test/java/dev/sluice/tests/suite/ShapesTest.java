package dev.sluice.tests.suite;

import dev.sluice.bench.compare.Suite;
import dev.sluice.bench.data.TpcdsData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Queries of the shapes of TPC-DS over its smaller tables. */
class ShapesTest {
  private static final List<String> TABLES =
      List.of(
          "store_sales",
          "store_returns",
          "web_sales",
          "web_returns",
          "item",
          "customer",
          "customer_address",
          "date_dim",
          "time_dim",
          "store",
          "promotion",
          "household_demographics");

  @TempDir static Path folder;
  private static SuiteEngines engines;

  @BeforeAll
  static void load() throws Exception {
    engines =
        new SuiteEngines(
            new TpcdsData(Files.createDirectories(SuiteEngines.DATA), 0.01, TABLES), folder);
  }

  @AfterAll
  static void close() throws Exception {
    engines.close();
  }

  @TestFactory
  Stream<DynamicTest> queries() throws Exception {
    return Suite.read("shapes").queries().entrySet().stream()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query.getKey(), () -> engines.check(query.getKey(), query.getValue())));
  }
}
