package dev.sluice.bench.compare;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads TPC-H into both engines, runs the queries in turn and prints medians and ratios.
 *
 * <p>Arguments, all optional, as {@code name=value}: {@code suite} (tpch or core), {@code scale},
 * {@code rounds}, {@code threads}, {@code memory} (bytes, 0 for the default), {@code queries}
 * (names with commas), {@code folder} (for data, kept between runs).
 */
public final class Comparer {
  private final PrintStream out;
  private final Map<String, String> settings;

  private Comparer(Map<String, String> settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Runs the comparison that the arguments describe. */
  public static void main(String[] args) throws Exception {
    Map<String, String> settings = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("Argument [" + arg + "] is not name=value");
      }
      settings.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    new Comparer(settings, System.out).run();
  }

  private void run() throws Exception {
    double scale = Double.parseDouble(settings.getOrDefault("scale", "1"));
    int threads = Integer.parseInt(settings.getOrDefault("threads", "2"));
    long memory = Long.parseLong(settings.getOrDefault("memory", "0"));
    Path root =
        Path.of(
            settings.getOrDefault("folder", System.getProperty("java.io.tmpdir")),
            "sluice-compare");
    TpchData data = new TpchData(root, scale);
    Path tables = Files.createTempDirectory(Files.createDirectories(root), "tables");
    try (Contender sluice = new SluiceContender(tables, threads, memory);
        Contender duck = new DuckDbContender(null, threads, memory)) {
      load(data, sluice, duck);
      compare(Suite.read(settings.getOrDefault("suite", "tpch") + ".sql"), sluice, duck);
    } finally {
      delete(tables);
    }
  }

  private void load(TpchData data, Contender sluice, Contender duck) throws Exception {
    Set<String> wanted =
        settings.containsKey("tables")
            ? Set.of(settings.getOrDefault("tables", "").split(","))
            : Set.copyOf(data.tables());
    for (String table : data.tables()) {
      if (!wanted.contains(table)) {
        continue;
      }
      Timing mine = new Timing();
      Timing theirs = new Timing();
      mine.time(() -> load(sluice, data, table));
      theirs.time(() -> load(duck, data, table));
      line("load " + table, mine, theirs, null);
    }
  }

  private static boolean load(Contender contender, TpchData data, String table) throws Exception {
    contender.load(table, data.fields(table), data.file(table));
    return true;
  }

  private void compare(Suite suite, Contender sluice, Contender duck) throws Exception {
    int rounds = Integer.parseInt(settings.getOrDefault("rounds", "7"));
    List<String> names =
        settings.containsKey("queries")
            ? Arrays.asList(settings.getOrDefault("queries", "").split(","))
            : List.copyOf(suite.queries().keySet());
    List<Double> hotWall = new ArrayList<>();
    List<Double> hotCpu = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    out.printf(
        "%-14s %27s %27s   %s%n",
        "", "sluice ms (wall cpu)", "duckdb ms (wall cpu)", "ratio (wall cpu)");
    for (String name : names) {
      String sql = suite.queries().get(name);
      if (sql == null) {
        throw new IllegalArgumentException("No query [" + name + "]");
      }
      Timing myFirst = new Timing();
      Timing theirFirst = new Timing();
      boolean ordered = false;
      String difference =
          Answers.difference(
              myFirst.time(() -> sluice.rows(sql)), theirFirst.time(() -> duck.rows(sql)), ordered);
      line(name + " first", myFirst, theirFirst, difference);
      first.add(myFirst.medianWall() / theirFirst.medianWall());
      for (int warm = 0; warm < rounds; warm++) {
        sluice.rows(sql);
      }
      Timing mine = new Timing();
      Timing theirs = new Timing();
      for (int round = 0; round < rounds; round++) {
        mine.time(() -> sluice.rows(sql));
        theirs.time(() -> duck.rows(sql));
      }
      line(name + " hot", mine, theirs, difference);
      hotWall.add(mine.medianWall() / theirs.medianWall());
      hotCpu.add(mine.medianCpu() / theirs.medianCpu());
    }
    out.printf(
        Locale.ROOT,
        "geometric mean of ratios: hot wall %.2f, hot cpu %.2f, first run wall %.2f%n",
        geometricMean(hotWall),
        geometricMean(hotCpu),
        geometricMean(first));
  }

  private void line(String name, Timing mine, Timing theirs, @Nullable String difference) {
    out.printf(
        Locale.ROOT,
        "%-14s %13.1f %13.1f %13.1f %13.1f   %5.2f %5.2f  %s%n",
        name,
        mine.medianWall(),
        mine.medianCpu(),
        theirs.medianWall(),
        theirs.medianCpu(),
        mine.medianWall() / theirs.medianWall(),
        mine.medianCpu() / theirs.medianCpu(),
        difference == null ? "" : "ANSWERS DIFFER: " + difference);
  }

  private static double geometricMean(List<Double> ratios) {
    return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElse(0));
  }

  static void delete(Path folder) throws java.io.IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
