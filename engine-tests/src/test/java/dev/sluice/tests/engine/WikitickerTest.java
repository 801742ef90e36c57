package dev.sluice.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Engine;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import dev.sluice.core.counters.CounterSnapshot;
import dev.sluice.core.report.QueryReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Known answers about the sample of wiki edits. */
class WikitickerTest {
  private static final Map<String, Object> EXACT = Map.of("useApproximateCountDistinct", false);

  @Test
  void storesTheSampleByDayAndAnswersFromTheTable() {
    Wikiticker.assumePresent();
    try (Engine engine = Engine.inMemory()) {
      try (QueryResult result = engine.execute(Wikiticker.insert("wiki", Wikiticker.FILE))) {
        assertThat(pushed(result.report())).isEqualTo(39_244);
      }
      check(engine, "wiki");
    }
  }

  @Test
  void answersStraightFromTheFile() {
    Wikiticker.assumePresent();
    try (Engine engine = Engine.inMemory()) {
      check(engine, Wikiticker.extern(Wikiticker.FILE));
    }
  }

  private static long pushed(QueryReport report) {
    long rows = 0;
    for (var workers : report.multiStageQuery().payload().counters().values()) {
      for (Map<String, CounterSnapshot> counters : workers.values()) {
        if (counters.get("segmentGenerationProgress")
            instanceof CounterSnapshot.SegmentProgress progress) {
          rows += progress.rowsPushed();
        }
      }
    }
    return rows;
  }

  private static void check(Engine engine, String table) {
    Row totals = one(engine, "SELECT COUNT(*) AS n, SUM(added) AS a FROM " + table, Map.of());
    assertThat(totals.getLong("n")).isEqualTo(39_244);
    assertThat(totals.getLong("a")).isEqualTo(9_385_573);
    List<Row> channels =
        rows(
            engine,
            "SELECT channel, COUNT(*) AS n FROM " + table + " GROUP BY channel ORDER BY n DESC",
            Map.of());
    assertThat(channels).hasSize(51);
    assertThat(channels.get(0).values()).containsExactly("#en.wikipedia", 11_549L);
    assertThat(channels.get(1).values()).containsExactly("#vi.wikipedia", 9_747L);
    Row users = one(engine, "SELECT COUNT(DISTINCT \"user\") AS u FROM " + table, EXACT);
    assertThat(users.getLong("u")).isEqualTo(10_531);
    Row estimate = one(engine, "SELECT COUNT(DISTINCT \"user\") AS u FROM " + table, Map.of());
    assertThat(estimate.getLong("u")).isBetween(10_000L, 11_100L);
  }

  private static Row one(Engine engine, String sql, Map<String, Object> context) {
    return rows(engine, sql, context).get(0);
  }

  private static List<Row> rows(Engine engine, String sql, Map<String, Object> context) {
    try (QueryResult result = engine.execute(sql, context)) {
      return result.rows();
    }
  }
}
