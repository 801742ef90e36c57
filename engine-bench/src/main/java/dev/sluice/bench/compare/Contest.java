package dev.sluice.bench.compare;

import dev.sluice.bench.data.TableFiles;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs queries in two engines in turn; what fails or differs is told, and the others go on. */
final class Contest {
  private final Contender mine;
  private final Contender theirs;
  private final int rounds;
  private final PrintStream out;
  private final List<String> problems = new ArrayList<>();
  private final Ratios firstWall = new Ratios();
  private final Ratios hotWall = new Ratios();
  private final Ratios hotCpu = new Ratios();
  private final Ratios speedUp = new Ratios();

  Contest(Contender mine, Contender theirs, int rounds, PrintStream out) {
    this.mine = mine;
    this.theirs = theirs;
    this.rounds = rounds;
    this.out = out;
  }

  void load(TableFiles data, String table) throws Exception {
    Timing here = new Timing();
    Timing there = new Timing();
    here.time(() -> load(mine, data, table));
    there.time(() -> load(theirs, data, table));
    line("load " + table, here, there, "");
  }

  private static boolean load(Contender contender, TableFiles data, String table) throws Exception {
    contender.load(table, data.fields(table), data.file(table));
    return true;
  }

  /**
   * Runs the queries and prints a line for each kind of run.
   *
   * @param single the first engine with one thread, or null if scaling is not asked for
   * @return the number of queries that failed or gave other answers
   */
  int run(Map<String, Suite.Query> queries, @Nullable Contender single) {
    out.printf(
        "%-24s %27s %27s   %s%n",
        "", mine.name() + " ms (wall cpu)", theirs.name() + " ms (wall cpu)", "ratio (wall cpu)");
    queries.forEach(
        (name, query) -> {
          try {
            compare(name, query, single);
          } catch (Exception e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            problem(name, "FAILED " + e.getClass().getSimpleName() + ": " + reason);
          }
        });
    out.println("first run wall: " + firstWall.summary());
    if (rounds > 0) {
      out.println("hot wall: " + hotWall.summary());
      out.println("hot cpu: " + hotCpu.summary());
    }
    if (single != null) {
      out.println("wall with all threads / with one: " + speedUp.summary());
    }
    out.printf("%d of %d queries have problems%n", problems.size(), queries.size());
    problems.forEach(out::println);
    return problems.size();
  }

  private void compare(String name, Suite.Query query, @Nullable Contender single)
      throws Exception {
    String sql = query.sql();
    Timing myFirst = new Timing();
    Timing theirFirst = new Timing();
    List<List<@Nullable Object>> theirRows = theirFirst.time(() -> theirs.rows(sql));
    String difference =
        Answers.difference(myFirst.time(() -> mine.rows(sql)), theirRows, query.ordered());
    line(name + " first", myFirst, theirFirst, "%d rows".formatted(theirRows.size()));
    if (difference != null) {
      problem(name, "ANSWERS DIFFER: " + difference);
      return;
    }
    firstWall.add(name, myFirst.medianWall() / theirFirst.medianWall());
    if (rounds == 0) {
      return;
    }
    for (int warm = 0; warm < rounds; warm++) {
      mine.rows(sql);
    }
    Timing here = new Timing();
    Timing there = new Timing();
    Timing alone = new Timing();
    for (int round = 0; round < rounds; round++) {
      here.time(() -> mine.rows(sql));
      there.time(() -> theirs.rows(sql));
      if (single != null) {
        alone.time(() -> single.rows(sql));
      }
    }
    hotWall.add(name, here.medianWall() / there.medianWall());
    hotCpu.add(name, here.medianCpu() / there.medianCpu());
    String scaling = "";
    if (single != null) {
      double quotient = here.medianWall() / alone.medianWall();
      speedUp.add(name, quotient);
      scaling = "one thread %.1f, quotient %.2f".formatted(alone.medianWall(), quotient);
    }
    line(name + " hot", here, there, scaling);
  }

  private void problem(String name, String text) {
    problems.add(name + ": " + text);
    out.println(name + ": " + text);
  }

  private void line(String name, Timing here, Timing there, String remark) {
    out.printf(
        Locale.ROOT,
        "%-24s %13.1f %13.1f %13.1f %13.1f   %5.2f %5.2f  %s%n",
        name,
        here.medianWall(),
        here.medianCpu(),
        there.medianWall(),
        there.medianCpu(),
        here.medianWall() / there.medianWall(),
        here.medianCpu() / Math.max(there.medianCpu(), 0.01),
        remark);
  }
}
