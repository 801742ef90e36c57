package dev.sluice.tests.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans of subqueries of every shape answer as their text does. */
class UnnestingTest {
  private static PlanOracle oracle;

  @BeforeAll
  static void open() throws SQLException {
    oracle = new PlanOracle();
    oracle.table("t", COLUMNS, rows(0, 40));
    oracle.table("u", COLUMNS, rows(1, 30));
    oracle.table("v", COLUMNS, rows(2, 20));
  }

  private static final String COLUMNS = "a LONG, b LONG, c STRING";

  /** Few values, with NULLs among them. */
  private static String rows(int seed, int count) {
    return """
        SELECT CASE WHEN hash(i, 1, %1$d) %% 10 > 0 THEN CAST(hash(i, 2, %1$d) %% 8 AS BIGINT) END AS a,
          CASE WHEN hash(i, 3, %1$d) %% 10 > 0 THEN CAST(hash(i, 4, %1$d) %% 6 AS BIGINT) END AS b,
          CASE WHEN hash(i, 5, %1$d) %% 10 > 0
            THEN chr(97 + CAST(hash(i, 6, %1$d) %% 3 AS INTEGER)) END AS c
        FROM range(%2$d) AS r(i)"""
        .formatted(seed, count);
  }

  @AfterAll
  static void close() throws SQLException {
    oracle.close();
  }

  static Stream<String> queries() throws IOException {
    try (InputStream text = UnnestingTest.class.getResourceAsStream("/plan/subqueries.sql")) {
      String all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split(";")).map(String::strip).filter(query -> !query.isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void answersAsItsText(String sql) throws SQLException {
    var plan = oracle.plan(sql);
    assertThat(RelOptUtil.toString(plan.rel())).doesNotContain("$cor", "({\n");
    assertThat(oracle.planned(plan)).isEqualTo(oracle.rows(sql));
  }
}
