package dev.sluice.core.exec;

import static dev.sluice.frames.Batches.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Joins whose build side is larger than the budget. */
class JoinSpillTest {
  private static final int PROBE_ROWS = 30_000;
  private static final int BUILD_ROWS = 60_000;

  @RegisterExtension final EngineFixture engine = new EngineFixture(6 << 20, 2);

  private static List<List<Object>> rows(int count, int keys) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row((long) i, i * 7919L % keys, "a text that takes some room " + i));
    }
    return rows;
  }

  /** Half of the build rows have a partner each, and each probe row has one. */
  private static QueryDefinition plan(boolean partitioned, JoinKind kind) {
    InputSpec probe = Plans.inline(rows(PROBE_ROWS, PROBE_ROWS));
    InputSpec build = Plans.inline(rows(BUILD_ROWS, BUILD_ROWS));
    return partitioned
        ? JoinPlans.partitioned(kind, probe, build)
        : JoinPlans.broadcast(kind, probe, build, true, true);
  }

  @Test
  void largeBuildSidesAreSpilled() throws Exception {
    for (boolean partitioned : new boolean[] {false, true}) {
      List<List<Object>> inner = engine.rows(plan(partitioned, JoinKind.INNER), Map.of());
      assertThat(inner).hasSize(PROBE_ROWS);
      assertThat(engine.rows(plan(partitioned, JoinKind.RIGHT_ANTI), Map.of()))
          .hasSize(BUILD_ROWS - PROBE_ROWS);
      assertThat(engine.rows(plan(partitioned, JoinKind.FULL), Map.of())).hasSize(BUILD_ROWS);
    }
  }

  @Test
  void manyQueriesShareTheBudget() throws Exception {
    List<QueryExecution> running = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      running.add(engine.start(plan(i % 2 == 0, JoinKind.LEFT), Map.of()));
    }
    for (QueryExecution execution : running) {
      ExecutionSnapshot end = execution.await();
      assertThat(end.state()).as("%s", end.error()).isEqualTo(TaskState.SUCCESS);
    }
    for (QueryExecution execution : running) {
      assertThat(EngineFixture.rows(execution)).hasSize(PROBE_ROWS);
    }
  }

  @Test
  void aBuildSideThatMustFitIsAFault() throws Exception {
    JoinSpec join = JoinPlans.join(JoinKind.INNER);
    StageDefinition stage =
        new StageDefinition(
            0,
            List.of(Plans.inline(rows(10, 10)), Plans.inline(rows(BUILD_ROWS, BUILD_ROWS))),
            List.of(1),
            Plans.scanOf(new OperatorSpec.HashJoin(join, true)),
            join.output(Plans.INPUT),
            new ShuffleSpec.Mix(),
            Plans.WORKERS,
            false);
    QueryExecution execution = engine.start(Plans.select(List.of(stage), "x"), Map.of());
    ExecutionSnapshot end = execution.await();
    assertThat(end.state()).isEqualTo(TaskState.FAILED);
    assertThat(end.error().error()).isEqualTo(new Fault.BroadcastTablesTooLarge(6 << 20));
  }
}
