package dev.sluice.core.exec;

import static dev.sluice.frames.Batches.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.counters.CounterSnapshot;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.QueryDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Joins by several workers, of broadcast inputs and of partners. */
class JoinExecutionTest {
  @RegisterExtension final EngineFixture engine = new EngineFixture(64 << 20, 2);

  static List<List<Object>> rows(int count, int step, String prefix) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row((long) i, i % 11 == 3 ? null : (Object) (long) (i * step % 89), prefix + i));
    }
    return rows;
  }

  /** Rows of the join of x, without regard to order. */
  static Map<List<Object>, Integer> expected(
      JoinKind kind, List<List<Object>> probe, List<List<Object>> build) {
    List<List<Object>> output = new ArrayList<>();
    boolean[] matched = new boolean[build.size()];
    for (List<Object> left : probe) {
      boolean any = false;
      for (int b = 0; b < matched.length; b++) {
        List<Object> right = build.get(b);
        if (left.get(1) != null && left.get(1).equals(right.get(1))) {
          any = true;
          matched[b] = true;
          if (kind.givesProbe() && kind.givesBuild()) {
            output.add(row(left.get(0), left.get(1), left.get(2), right.get(0), right.get(2)));
          }
        }
      }
      if (kind == JoinKind.MARK) {
        output.add(row(left.get(0), left.get(1), left.get(2), any));
      } else if ((kind == JoinKind.SEMI && any) || (kind == JoinKind.ANTI && !any)) {
        output.add(left);
      } else if ((kind == JoinKind.LEFT || kind == JoinKind.FULL) && !any) {
        output.add(row(left.get(0), left.get(1), left.get(2), null, null));
      }
    }
    for (int b = 0; b < matched.length && kind.marksBuild(); b++) {
      if (matched[b] == (kind == JoinKind.RIGHT_SEMI)) {
        List<Object> right = build.get(b);
        output.add(
            kind.givesProbe()
                ? row(null, null, null, right.get(0), right.get(2))
                : row(right.get(0), right.get(2)));
      }
    }
    return counted(output);
  }

  static Map<List<Object>, Integer> counted(List<List<Object>> rows) {
    Map<List<Object>, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row, 1, Integer::sum));
    return counts;
  }

  static List<QueryDefinition> plans(
      JoinKind kind, List<List<Object>> probe, List<List<Object>> build) {
    InputSpec left = Plans.inline(probe);
    InputSpec right = Plans.inline(build);
    return List.of(
        JoinPlans.broadcast(kind, left, right, false, true),
        JoinPlans.broadcast(kind, left, right, true, true),
        JoinPlans.broadcast(kind, left, right, true, false),
        JoinPlans.partitioned(kind, left, right));
  }

  @ParameterizedTest
  @EnumSource(JoinKind.class)
  void everyPlanGivesTheRowsOfTheJoin(JoinKind kind) throws Exception {
    for (int[] sizes : new int[][] {{500, 300}, {3, 300}, {500, 2}, {0, 40}, {40, 0}}) {
      List<List<Object>> probe = rows(sizes[0], 7, "p");
      List<List<Object>> build = rows(sizes[1], 5, "b");
      for (QueryDefinition plan : plans(kind, probe, build)) {
        assertThat(counted(engine.rows(plan, Map.of())))
            .as("%s of %s, plan %s", kind, Arrays.toString(sizes), plan)
            .isEqualTo(expected(kind, probe, build));
      }
    }
  }

  @Test
  void sideInputsAreCounted() throws Exception {
    List<List<Object>> probe = rows(500, 7, "p");
    List<List<Object>> build = rows(300, 5, "b");
    for (QueryDefinition plan : plans(JoinKind.INNER, probe, build)) {
      QueryExecution execution = engine.start(plan, Map.of());
      execution.await();
      long rows = 0;
      int stage = plan.stages().size() - 1;
      for (Map<String, CounterSnapshot> worker : execution.view().counters().get(stage).values()) {
        if (worker.get("input1") instanceof CounterSnapshot.Channel channel) {
          rows += channel.rows().stream().mapToLong(n -> n).sum();
        }
      }
      assertThat(rows).as("rows of input 1 in %s", plan).isEqualTo(300);
      execution.results().close();
    }
  }
}
