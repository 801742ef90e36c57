package dev.sluice.bench.compare;

import dev.sluice.Engine;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Sorts and groups many rows by a key of which each value occurs once, and finds half as many
 * different texts in them, and computes windows over one partition of them, within a small budget,
 * and checks the answers.
 *
 * <p>Arguments: a folder for data, the number of rows, the budget in bytes.
 */
public final class SpillRun {
  private SpillRun() {}

  /** Runs the queries. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int rows = Integer.parseInt(args[1]);
    long budget = Long.parseLong(args[2]);
    String source =
        "TABLE(EXTERN('{\"type\":\"local\",\"files\":[\""
            + file(folder, rows)
            + "\"]}', '{\"type\":\"csv\",\"columns\":[\"k\"]}')) EXTEND (k BIGINT)";
    try (Engine engine = Engine.builder().memoryLimit(budget).threads(2).tempDir(folder).build()) {
      sort(engine, source, rows);
      group(engine, source, rows);
      distinct(engine, source, rows / 2);
      window(engine, source, rows);
    }
  }

  private static void sort(Engine engine, String source, int rows) {
    long start = System.nanoTime();
    try (QueryResult result = engine.execute("SELECT k FROM " + source + " ORDER BY k")) {
      Iterator<Row> iterator = result.iterator();
      for (long expected = 0; expected < rows; expected++) {
        check(iterator.next().getLong(0) == expected, "row [" + expected + "] is out of order");
      }
      check(!iterator.hasNext(), "there are too many rows");
    }
    System.out.printf("sorted %d rows in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
  }

  private static void group(Engine engine, String source, int rows) {
    long start = System.nanoTime();
    String sql =
        "SELECT COUNT(*) AS n, SUM(c) AS c, MAX(k) AS hi FROM (SELECT k, COUNT(*) AS c FROM "
            + source
            + " GROUP BY k) t";
    try (QueryResult result = engine.execute(sql)) {
      Row row = result.rows().get(0);
      check(row.getLong("n") == rows && row.getLong("c") == rows, "groups: " + row);
      check(row.getLong("hi") == rows - 1L, "groups: " + row);
    }
    System.out.printf("grouped %d rows in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
  }

  private static void distinct(Engine engine, String source, int texts) {
    long start = System.nanoTime();
    String sql =
        "SELECT COUNT(*) AS n, SUM(CHAR_LENGTH(s)) AS c FROM (SELECT DISTINCT 'text number ' || CAST("
            + "MOD(k, "
            + texts
            + ") AS VARCHAR) AS s FROM "
            + source
            + ") t";
    long characters = 0;
    for (int text = 0; text < texts; text++) {
      characters += "text number ".length() + Integer.toString(text).length();
    }
    try (QueryResult result = engine.execute(sql)) {
      Row row = result.rows().get(0);
      check(row.getLong("n") == texts && row.getLong("c") == characters, "texts: " + row);
    }
    System.out.printf("found %d texts in %.1f s%n", texts, (System.nanoTime() - start) / 1e9);
  }

  /** The rows need be more than 1,000. */
  private static void window(Engine engine, String source, long rows) {
    long start = System.nanoTime();
    String sql =
        "SELECT COUNT(*) AS n, MAX(k - lo) AS width, MAX(hi) AS hi, SUM(following) AS following,"
            + " MAX(s) AS s, MAX(k - near) AS near FROM (SELECT k, MIN(k) OVER () AS lo,"
            + " MAX(k) OVER () AS hi, LEAD(k) OVER (ORDER BY k) AS following,"
            + " SUM(k) OVER (ORDER BY k ROWS 1000 PRECEDING) AS s,"
            + " MIN(k) OVER (ORDER BY k ROWS 1000 PRECEDING) AS near FROM "
            + source
            + ") t";
    try (QueryResult result = engine.execute(sql)) {
      Row row = result.rows().get(0);
      check(row.getLong("n") == rows && row.getLong("near") == 1000, "windows: " + row);
      check(row.getLong("width") == rows - 1 && row.getLong("hi") == rows - 1, "windows: " + row);
      check(row.getLong("following") == rows * (rows - 1) / 2, "windows: " + row);
      check(row.getLong("s") == 1001 * (rows - 501), "windows: " + row);
    }
    System.out.printf("windows over %d rows in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
  }

  private static void check(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalStateException(problem);
    }
  }

  /** Every number below the count once, in an order that has no pattern for a sort. */
  private static Path file(Path folder, int rows) throws IOException {
    Path file = folder.resolve("keys-" + rows + ".csv");
    if (Files.exists(file)) {
      return file;
    }
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      long key = 0;
      for (int row = 0; row < rows; row++) {
        key = (key + 39_916_801L) % rows;
        out.write(Long.toString(key));
        out.write('\n');
      }
    }
    return file;
  }
}
