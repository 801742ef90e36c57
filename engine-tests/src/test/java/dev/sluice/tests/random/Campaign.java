package dev.sluice.tests.random;

import dev.sluice.bench.compare.DuckDbContender;
import dev.sluice.bench.compare.SluiceContender;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Statements from a seed on. Every world has tables, an engine and a configuration of its own, and
 * a number of statements; a statement is found again by its seed.
 */
final class Campaign {
  /** Statements of a world; seeds of one world have the same quotient by it. */
  static final int WORLD = 100;

  private static final int MOST_FAILURES = 12;
  private static final Map<String, Object> TIMEOUT = Map.of("timeout", 60_000);

  private final Path folder;
  private final PrintStream out;
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final Map<String, String> refusalExamples = new TreeMap<>();
  private final Map<String, Integer> failureKinds = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private int statements;
  private int invalid;
  private int answered;

  Campaign(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** The ways to run; the answers are the same in each. */
  record Setting(String name, int threads, long memoryBytes, Map<String, Object> context) {}

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("two workers", 2, 0, Map.of("maxNumTasks", 3)),
          new Setting("one worker and thread", 1, 0, Map.of("maxNumTasks", 2)),
          new Setting("tiny frames", 2, 0, Map.of("maxNumTasks", 5, "maxFrameSize", 700)),
          new Setting("sortMerge", 2, 0, Map.of("maxNumTasks", 3, "sqlJoinAlgorithm", "sortMerge")),
          new Setting("hash", 2, 0, Map.of("maxNumTasks", 3, "sqlJoinAlgorithm", "hash")),
          new Setting("little memory", 2, 24L << 20, Map.of("maxNumTasks", 3)),
          new Setting(
              "broadcast", 1, 0, Map.of("maxNumTasks", 4, "sqlJoinAlgorithm", "broadcast")));

  /** Runs the statements of the seeds. */
  Campaign run(long firstSeed, int count) throws Exception {
    long seed = firstSeed;
    long end = firstSeed + count;
    while (seed < end && failures.size() < MOST_FAILURES) {
      long world = Math.floorDiv(seed, (long) WORLD);
      long worldEnd = Math.min(end, (world + 1) * WORLD);
      runWorld(world, seed, worldEnd);
      seed = worldEnd;
    }
    return this;
  }

  private void runWorld(long world, long seed, long end) throws Exception {
    Setting setting = SETTINGS.get((int) Math.floorMod(world, (long) SETTINGS.size()));
    Path data = Files.createDirectories(folder.resolve("world" + world));
    RandomTables tables = new RandomTables(data, world);
    Map<String, Object> context = new TreeMap<>(setting.context());
    context.putAll(TIMEOUT);
    context.put("useApproximateCountDistinct", false);
    try (SluiceContender sluice =
            new SluiceContender(
                data.resolve("tables"), setting.threads(), setting.memoryBytes(), context);
        DuckDbContender duck = new DuckDbContender(null, 1, 0)) {
      for (String table : tables.tables()) {
        sluice.load(table, tables.fields(table), tables.file(table));
        duck.load(table, tables.fields(table), tables.file(table));
      }
      Trial trial = new Trial(sluice, duck);
      for (long at = seed; at < end && failures.size() < MOST_FAILURES; at++) {
        run(at, trial, setting);
      }
    }
  }

  private void run(long seed, Trial trial, Setting setting) {
    Piece statement = new QueryWriter(new Dice(seed)).statement();
    Trial.Verdict verdict = trial.judge(statement.sql());
    statements++;
    if (verdict.invalid()) {
      invalid++;
    } else if (verdict.refusal() != null) {
      String kind = Outcome.kind(verdict.refusal());
      refusals.merge(kind, 1, Integer::sum);
      refusalExamples.merge(kind, statement.sql(), (a, b) -> a.length() <= b.length() ? a : b);
    } else if (verdict.problem() == null) {
      answered++;
    } else {
      fail(seed, statement, verdict, trial, setting);
    }
  }

  /** Of breakdowns of one kind only the first is told. */
  private void fail(
      long seed, Piece statement, Trial.Verdict verdict, Trial trial, Setting setting) {
    String kind = verdict.isWrongAnswer() ? "answers differ" : Outcome.kind(verdict.problem());
    int seen = failureKinds.merge(kind, 1, Integer::sum);
    if (seen > 1 && !verdict.isWrongAnswer()) {
      return;
    }
    String smallest = new Shrinker(trial).shrink(statement, verdict).sql();
    String again = trial.judge(smallest).problem();
    String problem = again == null ? "only once: " + verdict.problem() : again;
    failures.add(
        "seed %d (%s): %s%n  %s%n  shrunk from: %s"
            .formatted(seed, setting.name(), problem, smallest, statement.sql()));
    out.println(failures.get(failures.size() - 1));
  }

  List<String> failures() {
    return failures;
  }

  int answered() {
    return answered;
  }

  /**
   * Counts, and the refusals of what DuckDB takes, most frequent first, with the shortest example.
   */
  String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d statements: %d answered alike, %d refused by DuckDB, %d refused here alone, %d failures%n"
            .formatted(
                statements,
                answered,
                invalid,
                refusals.values().stream().mapToInt(Integer::intValue).sum(),
                failureKinds.values().stream().mapToInt(Integer::intValue).sum()));
    refusals.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(40)
        .forEach(
            entry ->
                text.append(
                    "%6d  %s%n        %s%n"
                        .formatted(
                            entry.getValue(),
                            entry.getKey(),
                            refusalExamples.get(entry.getKey()))));
    return text.toString();
  }
}
