package dev.sluice.tests.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans of TPC-H answer as its texts do. */
class TpchPlanTest {
  @TempDir static Path folder;

  private static PlanOracle oracle;

  @BeforeAll
  static void open() throws SQLException, IOException {
    oracle = TpchOracle.open(folder);
  }

  @AfterAll
  static void close() throws SQLException {
    oracle.close();
  }

  static Stream<String> queries() throws IOException {
    try (InputStream text =
        TpchPlanTest.class.getResourceAsStream("/dev/sluice/bench/compare/tpch.sql")) {
      String all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("-- name: ")).filter(query -> query.startsWith("q"));
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void answersAsItsText(String query) throws SQLException {
    String sql = query.substring(query.indexOf('\n')).strip();
    var plan = oracle.plan(sql);
    assertThat(RelOptUtil.toString(plan.rel()))
        .doesNotContain("$cor", "({\n", "joinType=[right]")
        .doesNotContain("condition=[true], joinType=[left]");
    assertThat(oracle.planned(plan)).isEqualTo(oracle.rows(sql));
  }
}
