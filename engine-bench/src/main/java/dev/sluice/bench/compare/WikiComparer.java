package dev.sluice.bench.compare;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Loads a file of wiki edits, repeated, into tables of both engines, and times small statements
 * over the file itself in a warm engine.
 *
 * <p>Arguments: the gzipped file of JSON lines, a folder for data, and how many bytes to load.
 */
public final class WikiComparer {
  private static final List<String> TEXT =
      List.of(
          "channel",
          "cityName",
          "comment",
          "countryIsoCode",
          "countryName",
          "isAnonymous",
          "isMinor",
          "isNew",
          "isRobot",
          "isUnpatrolled",
          "namespace",
          "page",
          "regionIsoCode",
          "regionName",
          "user");
  private static final List<String> NUMBERS = List.of("metroCode", "added", "deleted", "delta");
  private static final int ROUNDS = 5;
  private static final int WARM_ROUNDS = 30;

  private final Path sample;
  private final Path folder;
  private final PrintStream out;

  private WikiComparer(Path sample, Path folder, PrintStream out) {
    this.sample = sample;
    this.folder = folder;
    this.out = out;
  }

  /** Runs the comparison. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[1]));
    long bytes = args.length > 2 ? Long.parseLong(args[2]) : 500_000_000L;
    new WikiComparer(Path.of(args[0]).toAbsolutePath(), folder, System.out).run(bytes);
  }

  private void run(long bytes) throws Exception {
    Path lines = repeated(bytes);
    Path tables = Files.createTempDirectory(folder, "tables");
    try (Contender sluice = new SluiceContender(tables, 2, 0);
        Contender duck = new DuckDbContender(null, 2, 0)) {
      Timing mine = new Timing();
      Timing theirs = new Timing();
      for (int round = 0; round < ROUNDS; round++) {
        mine.time(() -> run(sluice, insert("wiki_large", lines)));
        theirs.time(() -> run(duck, duckTable(lines)));
      }
      out.printf(
          Locale.ROOT,
          "load %d MB: sluice %.0f ms wall %.0f cpu, duckdb %.0f wall %.0f cpu, ratio %.2f wall %.2f cpu%n",
          Files.size(lines) / 1_000_000,
          mine.medianWall(),
          mine.medianCpu(),
          theirs.medianWall(),
          theirs.medianCpu(),
          mine.medianWall() / theirs.medianWall(),
          mine.medianCpu() / theirs.medianCpu());
      String count = "SELECT COUNT(*) AS n, SUM(added) AS a FROM wiki_large";
      out.println("answers: " + sluice.rows(count) + " " + duck.rows(count));
      warm(sluice);
    } finally {
      Comparer.delete(tables);
    }
  }

  private void warm(Contender sluice) throws Exception {
    time("INSERT of the sample BY DAY", () -> run(sluice, insert("wiki", sample)));
    String grouped = " GROUP BY channel ORDER BY n DESC";
    String select = "SELECT channel, COUNT(*) AS n FROM ";
    time("GROUP BY over the file", () -> sluice.rows(select + extern(sample) + grouped));
    time("GROUP BY over the table", () -> sluice.rows(select + "wiki" + grouped));
    time(
        "three inline rows",
        () -> sluice.rows("SELECT a, b FROM (VALUES ('x', 1), ('y', 2), ('z', 3)) AS t (a, b)"));
  }

  private void time(String name, Timing.Run<?> run) throws Exception {
    for (int round = 0; round < WARM_ROUNDS; round++) {
      run.run();
    }
    Timing timing = new Timing();
    for (int round = 0; round < WARM_ROUNDS; round++) {
      timing.time(run);
    }
    out.printf(
        Locale.ROOT,
        "%-28s %7.1f ms wall %7.1f cpu (medians, warm)%n",
        name,
        timing.medianWall(),
        timing.medianCpu());
  }

  private static boolean run(Contender contender, String sql) throws Exception {
    contender.run(sql);
    return true;
  }

  private Path repeated(long bytes) throws IOException {
    Path file = folder.resolve("wiki-" + bytes + ".json");
    while (!Files.exists(file) || Files.size(file) < bytes) {
      try (InputStream in =
              new GZIPInputStream(new BufferedInputStream(Files.newInputStream(sample)), 1 << 16);
          OutputStream target =
              new BufferedOutputStream(
                  Files.newOutputStream(
                      file,
                      java.nio.file.StandardOpenOption.CREATE,
                      java.nio.file.StandardOpenOption.APPEND))) {
        in.transferTo(target);
      }
    }
    return file;
  }

  private static String insert(String table, Path file) {
    return "REPLACE INTO "
        + table
        + " OVERWRITE ALL SELECT TIME_PARSE(\"time\") AS __time, "
        + columns("\"%s\"", "\"%s\"")
        + " FROM "
        + extern(file)
        + " PARTITIONED BY DAY";
  }

  private static String extern(Path file) {
    return "TABLE(EXTERN('{\"type\":\"local\",\"files\":[\""
        + file
        + "\"]}', '{\"type\":\"json\"}')) EXTEND (\"time\" VARCHAR, "
        + columns("\"%s\" VARCHAR", "\"%s\" BIGINT")
        + ")";
  }

  private static String duckTable(Path file) {
    return "CREATE OR REPLACE TABLE wiki_large AS SELECT CAST(\"time\" AS TIMESTAMP) AS __time, "
        + columns("\"%s\"", "\"%s\"")
        + " FROM read_json('"
        + file
        + "', format = 'newline_delimited', columns = {\"time\": 'VARCHAR', "
        + columns("\"%s\": 'VARCHAR'", "\"%s\": 'BIGINT'")
        + "})";
  }

  private static String columns(String text, String number) {
    List<String> columns = new ArrayList<>();
    TEXT.forEach(name -> columns.add(text.formatted(name)));
    NUMBERS.forEach(name -> columns.add(number.formatted(name)));
    return String.join(", ", columns);
  }
}
