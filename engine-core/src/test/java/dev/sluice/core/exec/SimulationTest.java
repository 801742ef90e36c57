package dev.sluice.core.exec;

import static dev.sluice.frames.Batches.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.context.QueryContext;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries on one thread, whose interleaving and moment of cancelling come from a seed. */
class SimulationTest {
  private static final int SEEDS = Boolean.getBoolean("tests.all") ? 150 : 40;

  @RegisterExtension final EngineFixture engine = new EngineFixture(64 << 20, 2);

  private static List<List<Object>> input(int count) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row((i % 3) * Plans.DAY, (long) (i * 31 % 97), "s" + i % 5));
    }
    return rows;
  }

  private static List<QueryDefinition> plans(List<List<Object>> rows) {
    InputSpec build = Plans.inline(rows.subList(0, 20));
    return List.of(
        JoinPlans.broadcast(JoinKind.FULL, Plans.inline(rows), build, true, false),
        JoinPlans.partitioned(JoinKind.RIGHT, Plans.inline(rows), build),
        Plans.scan(Plans.inline(rows)),
        Plans.groupByX(Plans.inline(rows)),
        Plans.orderBy(Plans.inline(rows), "x", null),
        Plans.orderBy(Plans.inline(rows), "-x", 11L));
  }

  /** One simulated run. */
  private final class Run {
    private final SimulatedScheduler scheduler;
    private final RunningQuery query;
    private final Random random;
    private RuntimeException leak;

    Run(long seed, QueryDefinition plan) {
      scheduler = new SimulatedScheduler(seed, 2);
      random = new Random(seed * 31);
      QueryScope scope =
          new QueryScope(
              "query-" + seed,
              "SELECT",
              plan,
              QueryContext.of(Map.of()),
              engine.resources(scheduler));
      query = new RunningQuery(scope, (ended, leaked) -> leak = leaked);
    }

    /** Runs until the end, and cancels before the given step. */
    ExecutionSnapshot toEnd(int cancelAt) {
      for (int step = 0; !query.controller().isFinished(); step++) {
        if (step == cancelAt) {
          query.cancel(Fault.CancelReason.USER_REQUEST);
        }
        assertThat(step).as("steps").isLessThan(100_000);
        if (random.nextBoolean()) {
          query.controller().runOnce();
        } else {
          scheduler.step();
        }
      }
      return query.future().getNow(null);
    }
  }

  @Test
  void anyInterleavingGivesTheSameAnswer() throws Exception {
    List<List<Object>> rows = input(500);
    for (QueryDefinition plan : plans(rows)) {
      List<List<Object>> expected = null;
      for (long seed = 1; seed <= SEEDS; seed++) {
        Run run = new Run(seed, plan);
        ExecutionSnapshot end = run.toEnd(-1);
        assertThat(end.state())
            .as("seed %d, error %s", seed, end.error())
            .isEqualTo(TaskState.SUCCESS);
        List<List<Object>> answer = EngineFixture.rows(run.query);
        assertThat(run.leak).as("seed %d", seed).isNull();
        expected = expected == null ? answer : expected;
        assertThat(answer).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void cancelAtAnyStepLeavesNothing() throws Exception {
    List<List<Object>> rows = input(500);
    int cancelled = 0;
    for (QueryDefinition plan : plans(rows)) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        Run run = new Run(seed, plan);
        ExecutionSnapshot end = run.toEnd((int) (seed % 40));
        if (end.state() == TaskState.SUCCESS) {
          run.query.results().close();
        } else {
          cancelled++;
          assertThat(end.error().error())
              .isEqualTo(new Fault.Canceled(Fault.CancelReason.USER_REQUEST));
        }
        assertThat(run.leak).as("seed %d", seed).isNull();
        assertThat(engine.pool().usedBytes()).as("seed %d", seed).isZero();
        assertThat(engine.leftovers()).as("seed %d", seed).isEmpty();
        assertThat(run.scheduler.isIdle()).as("seed %d", seed).isTrue();
      }
    }
    assertThat(cancelled).isPositive();
  }
}
