package dev.sluice.bench.compare;

import dev.sluice.Engine;
import dev.sluice.QueryResult;
import dev.sluice.Row;
import dev.sluice.bench.data.Field;
import dev.sluice.bench.data.TpchData;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Work that is far larger than the budget, with answers that are known beforehand or are DuckDB's.
 *
 * <p>Arguments: a folder for data, the budget in bytes, then any of {@code tpch join window
 * distinct}, each with a scale or a number of rows: {@code tpch=1 join=60000000 window=20000000
 * distinct=30000000}. The exit code is 1 if an answer is wrong or a query fails.
 */
public final class MemoryCampaign {
  private static final Map<String, Object> EXACT = Map.of("useApproximateCountDistinct", false);

  private final Path folder;
  private final long budget;
  private int problems;

  private MemoryCampaign(Path folder, long budget) {
    this.folder = folder;
    this.budget = budget;
  }

  /** Runs the parts that are named. */
  public static void main(String[] args) throws Exception {
    MemoryCampaign campaign =
        new MemoryCampaign(Files.createDirectories(Path.of(args[0])), Long.parseLong(args[1]));
    for (int i = 2; i < args.length; i++) {
      String[] part = args[i].split("=", 2);
      switch (part[0]) {
        case "tpch" -> campaign.tpch(Double.parseDouble(part[1]));
        case "join" -> campaign.join(Integer.parseInt(part[1]));
        case "window" -> campaign.window(Integer.parseInt(part[1]));
        case "distinct" -> campaign.distinct(Integer.parseInt(part[1]));
        default -> throw new IllegalArgumentException("No part [" + part[0] + "]");
      }
    }
    System.exit(campaign.problems == 0 ? 0 : 1);
  }

  private void tpch(double scale) throws Exception {
    TpchData data = new TpchData(folder, scale);
    Path tables = Files.createTempDirectory(folder, "tables");
    try (Contender sluice = new SluiceContender(tables, 2, budget, EXACT);
        Contender duck = new DuckDbContender(null, 2, 0)) {
      Contest contest = new Contest(sluice, duck, 0, System.out);
      for (String table : data.tables()) {
        contest.load(data, table);
      }
      problems += contest.run(Suite.read("tpch").queries(), null);
    } finally {
      Comparer.delete(tables);
    }
  }

  /** Every row of one side meets one row of the other. */
  private void join(int rows) throws IOException {
    long n = rows;
    check(
        "join",
        "SELECT COUNT(*) AS n, SUM(a.k) AS s, MAX(b.v) AS hi FROM a JOIN b ON a.k = b.k",
        List.of(n, n * (n - 1) / 2, n - 1),
        Map.of("a", numbers(rows, 39_916_801L), "b", numbers(rows, 27_644_437L)));
  }

  /** One partition holds all rows. */
  private void window(int rows) throws IOException {
    long n = rows;
    check(
        "window",
        "SELECT COUNT(*) AS n, SUM(r - k) AS s, MAX(p) AS hi FROM (SELECT k,"
            + " ROW_NUMBER() OVER (ORDER BY k) AS r, LAG(k) OVER (ORDER BY k) AS p FROM a) x",
        List.of(n, n, n - 2),
        Map.of("a", numbers(rows, 39_916_801L)));
  }

  private void distinct(int rows) throws IOException {
    long n = rows;
    check(
        "distinct",
        "SELECT COUNT(*) AS n, SUM(CHAR_LENGTH(t)) AS s, 0 AS hi FROM ("
            + "SELECT DISTINCT LPAD(CAST(k AS VARCHAR), 16, 'x') AS t FROM a) x",
        List.of(n, 16 * n, 0L),
        Map.of("a", numbers(rows, 39_916_801L)));
  }

  private void check(String name, String sql, List<Long> expected, Map<String, Path> files)
      throws IOException {
    Path tables = Files.createTempDirectory(folder, "tables");
    try (SluiceContender loader = new SluiceContender(tables, 2, 0)) {
      List<Field> fields = List.of(new Field("k", "BIGINT"), new Field("v", "BIGINT"));
      files.forEach((table, file) -> loader.load(table, fields, file));
    }
    Timing timing = new Timing();
    try (Engine engine =
        Engine.builder()
            .dataDirectory(tables)
            .tempDir(folder)
            .memoryLimit(budget)
            .threads(2)
            .build()) {
      List<Long> actual = timing.time(() -> answer(engine, sql));
      boolean right = actual.equals(expected);
      problems += right ? 0 : 1;
      System.out.printf(
          "%-10s %.1f s, cpu %.1f s: %s%n",
          name,
          timing.medianWall() / 1000,
          timing.medianCpu() / 1000,
          right ? "right" : "WRONG " + actual + ", not " + expected);
    } catch (Exception e) {
      problems++;
      System.out.printf("%-10s FAILED %s%n", name, e.getMessage());
    } finally {
      Comparer.delete(tables);
    }
  }

  private static List<Long> answer(Engine engine, String sql) {
    try (QueryResult result = engine.execute(sql)) {
      Row row = result.rows().get(0);
      return List.of(row.getLong("n"), row.getLong("s"), row.getLong("hi"));
    }
  }

  /**
   * Every number below the count once, in an order that has no pattern, beside the row's number.
   */
  private Path numbers(int rows, long step) throws IOException {
    Path file = folder.resolve("numbers-" + rows + "-" + step + ".txt");
    if (Files.exists(file)) {
      return file;
    }
    Path part = folder.resolve(file.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.US_ASCII)) {
      long key = 0;
      for (int row = 0; row < rows; row++) {
        key = (key + step) % rows;
        out.write(Long.toString(key));
        out.write('|');
        out.write(Integer.toString(row));
        out.write('\n');
      }
    }
    return Files.move(part, file);
  }
}
