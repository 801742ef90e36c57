package dev.sluice.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Engine;
import dev.sluice.QueryHandle;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Queries that spill, several at once, share one small budget. Half of the rows have one key, so
 * that one partition is much larger than the others.
 */
class ConcurrentQueriesTest {
  private static final int ROWS = 200_000;
  private static final int KEYS = 1_000;
  private static final List<String> QUERIES =
      List.of(
          "SELECT COUNT(*) AS n, SUM(a.v) AS s FROM facts a JOIN facts b ON a.id = b.id",
          "SELECT COUNT(*) AS n, SUM(a.v + d.w) AS s FROM facts a JOIN keys d ON a.k = d.k",
          "SELECT COUNT(*) AS n, SUM(c) AS s FROM (SELECT id, t, COUNT(*) AS c FROM facts GROUP BY id, t) x",
          "SELECT COUNT(DISTINCT t) AS n, SUM(v) AS s FROM facts",
          "SELECT COUNT(*) AS n, SUM(r) AS s FROM ("
              + "SELECT ROW_NUMBER() OVER (PARTITION BY k ORDER BY id) AS r FROM facts) x",
          "SELECT COUNT(*) AS n, SUM(id) AS s FROM facts WHERE id NOT IN (SELECT w FROM keys)");

  @TempDir static Path folder;
  private static Engine engine;

  @BeforeAll
  static void load() throws IOException {
    engine = Engine.builder().warmUp(false).memoryLimit(48L << 20).threads(2).build();
    load("facts", "id BIGINT, k BIGINT, v BIGINT, t VARCHAR", facts());
    load("keys", "k BIGINT, w BIGINT", keys());
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static void load(String table, String columns, Path file) {
    String names = columns.replaceAll("(\\w+) \\w+", "\"$1\"");
    engine
        .execute(
            ("REPLACE INTO %s OVERWRITE ALL SELECT * FROM TABLE(EXTERN('{\"type\":\"local\","
                    + "\"files\":[\"%s\"]}', '{\"type\":\"csv\",\"columns\":[%s]}')) EXTEND (%s)"
                    + " PARTITIONED BY ALL")
                .formatted(table, file, names, columns))
        .close();
  }

  private static Path facts() throws IOException {
    Path file = folder.resolve("facts.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int row = 0; row < ROWS; row++) {
        int key = row % 2 == 0 ? 7 : row % KEYS;
        out.write(row + "," + key + "," + row % 100 + ",text-" + row % 50_000 + "\n");
      }
    }
    return file;
  }

  private static Path keys() throws IOException {
    Path file = folder.resolve("keys.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int key = 0; key < KEYS; key++) {
        out.write(key + "," + key * 3 + "\n");
      }
    }
    return file;
  }

  /** What each query must give, by arithmetic alone. */
  private static List<Long> expected(int query) {
    long n = ROWS;
    long values = n / 100 * 4_950;
    long others = n / 2;
    return switch (query) {
      case 0 -> List.of(n, values);
      case 1 -> List.of(n, values + weights());
      case 2 -> List.of(n, n);
      case 3 -> List.of(50_000L, values);
      case 4 -> List.of(n, numbers(others));
      default -> List.of(n - KEYS, n * (n - 1) / 2 - 3L * KEYS * (KEYS - 1) / 2);
    };
  }

  private static long weights() {
    long sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += 3L * (row % 2 == 0 ? 7 : row % KEYS);
    }
    return sum;
  }

  /**
   * Row numbers of the large partition, to which the odd rows of key 7 belong, and of the others.
   */
  private static long numbers(long even) {
    long each = ROWS / KEYS;
    long large = even + each;
    return large * (large + 1) / 2 + (KEYS / 2 - 1) * (each * (each + 1) / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void queriesAtOnceGiveTheirAnswers(int atOnce) {
    for (int first = 0; first < QUERIES.size(); first += atOnce) {
      List<QueryHandle> running = new ArrayList<>();
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < atOnce; i++) {
        numbers.add((first + i) % QUERIES.size());
        running.add(
            engine.submit(
                QUERIES.get(numbers.get(i)),
                Map.of("maxNumTasks", 3, "useApproximateCountDistinct", false)));
      }
      for (int i = 0; i < atOnce; i++) {
        try (QueryResult result = running.get(i).await()) {
          Row row = result.rows().get(0);
          assertThat(List.of(row.getLong("n"), row.getLong("s")))
              .as(QUERIES.get(numbers.get(i)))
              .isEqualTo(expected(numbers.get(i)));
        }
      }
    }
  }

  @Test
  void skewedKeysOfBothSidesMeet() {
    String sql =
        "SELECT COUNT(*) AS n FROM (SELECT k FROM facts WHERE id < 4000) a"
            + " JOIN (SELECT k FROM facts WHERE id < 4000) b ON a.k = b.k";
    for (String algorithm : List.of("broadcast", "sortMerge", "hash")) {
      try (QueryResult result =
          engine.execute(sql, Map.of("maxNumTasks", 3, "sqlJoinAlgorithm", algorithm))) {
        assertThat(result.rows().get(0).getLong("n")).as(algorithm).isEqualTo(pairs());
      }
    }
  }

  private static long pairs() {
    long[] counts = new long[KEYS];
    for (int row = 0; row < 4_000; row++) {
      counts[row % 2 == 0 ? 7 : row % KEYS]++;
    }
    long pairs = 0;
    for (long count : counts) {
      pairs += count * count;
    }
    return pairs;
  }
}
