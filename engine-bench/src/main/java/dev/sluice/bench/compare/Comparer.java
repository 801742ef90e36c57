package dev.sluice.bench.compare;

import dev.sluice.bench.data.TableFiles;
import dev.sluice.bench.data.TpcdsData;
import dev.sluice.bench.data.TpchData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads the tables of a suite into both engines, runs its queries in turn and prints medians and
 * ratios.
 *
 * <p>Arguments, all optional, as {@code name=value}: {@code suite} (core, tpch, tpcds or shapes),
 * {@code scale}, {@code rounds} (0 for the first run alone), {@code threads}, {@code memory}
 * (bytes, 0 for the default), {@code queries} (names with commas), {@code tables} (likewise),
 * {@code folder} (for data, kept between runs), {@code scaling} (true to time the engine with one
 * thread, too), {@code timeout} (seconds after which a query counts as failed, 300 by default).
 *
 * <p>The exit code is 1 if an answer differs or a query fails.
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
    int problems = new Comparer(settings, System.out).run();
    System.exit(problems == 0 ? 0 : 1);
  }

  private int run() throws Exception {
    String suite = settings.getOrDefault("suite", "tpch");
    double scale = Double.parseDouble(settings.getOrDefault("scale", "1"));
    int threads = Integer.parseInt(settings.getOrDefault("threads", "2"));
    long memory = Long.parseLong(settings.getOrDefault("memory", "0"));
    Path root =
        Path.of(
            settings.getOrDefault("folder", System.getProperty("java.io.tmpdir")),
            "sluice-compare");
    Files.createDirectories(root);
    TableFiles data =
        suite.equals("tpcds") || suite.equals("shapes")
            ? new TpcdsData(root, scale)
            : new TpchData(root, scale);
    Map<String, Object> context =
        Map.of(
            "useApproximateCountDistinct",
            false,
            "timeout",
            1000 * Integer.parseInt(settings.getOrDefault("timeout", "300")));
    Path tables = Files.createTempDirectory(root, "tables");
    try (SluiceContender sluice = new SluiceContender(tables, threads, memory, context);
        Contender duck = new DuckDbContender(null, threads, memory)) {
      Contest contest =
          new Contest(sluice, duck, Integer.parseInt(settings.getOrDefault("rounds", "7")), out);
      load(data, contest);
      Map<String, Suite.Query> queries = chosen(Suite.read(suite));
      if (!Boolean.parseBoolean(settings.get("scaling"))) {
        return contest.run(queries, null);
      }
      return contest.run(queries, sluice.with(Map.of("maxThreads", 1, "maxNumTasks", 2)));
    } finally {
      delete(tables);
    }
  }

  private void load(TableFiles data, Contest contest) throws Exception {
    Set<String> wanted = names("tables", data.tables());
    for (String table : data.tables()) {
      if (wanted.contains(table)) {
        contest.load(data, table);
      }
    }
  }

  private Map<String, Suite.Query> chosen(Suite suite) {
    Map<String, Suite.Query> queries = new java.util.LinkedHashMap<>(suite.queries());
    Set<String> wanted = names("queries", List.copyOf(queries.keySet()));
    for (String name : wanted) {
      if (!queries.containsKey(name)) {
        throw new IllegalArgumentException("No query [" + name + "]");
      }
    }
    queries.keySet().retainAll(wanted);
    return queries;
  }

  private Set<String> names(String setting, List<String> all) {
    return settings.containsKey(setting)
        ? Set.of(settings.getOrDefault(setting, "").split(",", -1))
        : Set.copyOf(all);
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
