package dev.sluice.core.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.TaskState;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Queries over more rows than the budget holds. */
class SpillTest {
  private static final int ROWS = 600_000;
  private static final long STEP = 7_919;

  @RegisterExtension final EngineFixture engine = new EngineFixture(24 << 20, 2);
  @TempDir Path folder;
  private InputSpec input;

  /** Each x from 0 to ROWS once, in no order. */
  @BeforeEach
  void writeInput() throws Exception {
    List<String> files = new ArrayList<>();
    for (int part = 0; part < 6; part++) {
      StringBuilder lines = new StringBuilder();
      for (int i = part * (ROWS / 6); i < (part + 1) * (ROWS / 6); i++) {
        long x = i * STEP % ROWS;
        lines
            .append("{\"t\":")
            .append(x % 5 * Plans.DAY)
            .append(",\"x\":")
            .append(x)
            .append(",\"s\":\"some text that takes room ")
            .append(x)
            .append("\"}\n");
      }
      Path file = folder.resolve("part" + part + ".json");
      Files.writeString(file, lines);
      files.add(file.toString());
    }
    input =
        new InputSpec.External(
            new InputSource.Local(null, null, files),
            new InputFormat.Json(null, null, null, null, null),
            Plans.INPUT);
  }

  private QueryExecution run(QueryDefinition query) throws Exception {
    QueryExecution execution = engine.start(query, Map.of());
    ExecutionSnapshot end = execution.future().get(120, TimeUnit.SECONDS);
    assertThat(end.state()).as("error %s", end.error()).isEqualTo(TaskState.SUCCESS);
    return execution;
  }

  private interface Check {
    void row(Batch batch, int row, long number);
  }

  private static long forEach(QueryExecution execution, Check check) throws Exception {
    long number = 0;
    VectorArena arena = new VectorArena();
    try (QueryResults results = execution.results();
        BatchSource source = results.open(arena)) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        for (int row = 0; row < batch.rowCount(); row++) {
          check.row(batch, row, number++);
        }
        arena.reset();
      }
    }
    return number;
  }

  @Test
  void sortsByMergingSpilledRuns() throws Exception {
    QueryExecution execution = run(Plans.orderBy(input, "x", null));
    assertThat(engine.leftovers()).anyMatch(path -> path.toString().endsWith(".spill"));
    long rows =
        forEach(
            execution,
            (batch, row, number) -> {
              if (batch.longs(0).values()[row] != number) {
                throw new AssertionError("Row " + number);
              }
            });
    assertThat(rows).isEqualTo(ROWS);
  }

  @Test
  void groupsBySpillingPartialGroups() throws Exception {
    QueryExecution execution = run(Plans.groupByX(input));
    long rows =
        forEach(
            execution,
            (batch, row, number) -> {
              if (batch.longs(0).values()[row] != number || batch.longs(1).values()[row] != 1) {
                throw new AssertionError("Row " + number);
              }
            });
    assertThat(rows).isEqualTo(ROWS);
  }

  @Test
  void keepsUnsortedRowsOnDisk() throws Exception {
    QueryExecution execution = run(Plans.scan(input));
    long[] sum = new long[1];
    long rows = forEach(execution, (batch, row, number) -> sum[0] += batch.longs(1).values()[row]);
    assertThat(rows).isEqualTo(ROWS);
    assertThat(sum[0]).isEqualTo((long) ROWS * (ROWS - 1) / 2);
  }

  @Test
  void topRowsNeedNoDisk() throws Exception {
    QueryExecution execution = run(Plans.orderBy(input, "-x", 100L));
    assertThat(engine.leftovers()).noneMatch(path -> path.toString().endsWith(".spill"));
    long rows =
        forEach(
            execution,
            (batch, row, number) -> {
              if (batch.longs(0).values()[row] != ROWS - 1 - number) {
                throw new AssertionError("Row " + number);
              }
            });
    assertThat(rows).isEqualTo(100);
  }

  @Test
  void severalQueriesShareTheBudget() throws Exception {
    List<QueryExecution> executions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      executions.add(
          engine.start(
              i % 2 == 0 ? Plans.groupByX(input) : Plans.orderBy(input, "x", null), Map.of()));
    }
    for (QueryExecution execution : executions) {
      ExecutionSnapshot end = execution.future().get(120, TimeUnit.SECONDS);
      assertThat(end.state()).as("error %s", end.error()).isEqualTo(TaskState.SUCCESS);
    }
    for (QueryExecution execution : executions) {
      assertThat(forEach(execution, (batch, row, number) -> {})).isEqualTo(ROWS);
    }
  }
}
