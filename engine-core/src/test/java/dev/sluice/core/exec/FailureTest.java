package dev.sluice.core.exec;

import static dev.sluice.frames.Batches.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.expr.Expr;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.kernel.StagePhase;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.TaskState;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a query that fails says, and that nothing of it is left. */
class FailureTest {
  private static final Map<String, Object> NONE = Map.of();
  private static final InputFormat JSON = new InputFormat.Json(null, null, null, null, null);

  @RegisterExtension final EngineFixture engine = new EngineFixture(64 << 20, 2);
  @TempDir Path folder;

  private ExecutionSnapshot failure(QueryDefinition query, Map<String, Object> context)
      throws Exception {
    QueryExecution execution = engine.start(query, context);
    ExecutionSnapshot end = execution.future().get(30, TimeUnit.SECONDS);
    assertThat(end.state()).isEqualTo(TaskState.FAILED);
    assertThat(engine.leftovers()).isEmpty();
    assertThat(engine.pool().usedBytes()).isZero();
    return end;
  }

  private static InputSpec inlineText(String text) {
    return new InputSpec.External(new InputSource.Inline(text), JSON, Plans.INPUT);
  }

  /** More lines than a query reads in a second. */
  private InputSpec manyFiles() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      lines.append("{\"t\":").append(i).append(",\"x\":").append(i).append(",\"s\":\"value\"}\n");
    }
    Path file = folder.resolve("lines.json");
    Files.writeString(file, lines);
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Path link = folder.resolve("link" + i + ".json");
      Files.createLink(link, file);
      files.add(link.toString());
    }
    return new InputSpec.External(new InputSource.Local(null, null, files), JSON, Plans.INPUT);
  }

  @Test
  void anExpressionThatFailsNamesItsStage() throws Exception {
    Expr divide =
        new Expr.Call(
            "divide",
            List.of(
                new Expr.Literal(1L, ScalarType.LONG), new Expr.Reference("x", ScalarType.LONG)),
            ScalarType.LONG);
    RowSignature signature = RowSignature.builder().add("q", ScalarType.LONG).build();
    QueryDefinition query =
        Plans.select(
            List.of(
                Plans.stage(
                    0,
                    Plans.inline(List.of(row(0L, 1L, "a"), row(0L, 0L, "b"))),
                    Plans.scanOf(
                        new OperatorSpec.Project(
                            List.of(new OperatorSpec.Projection("q", divide)))),
                    signature,
                    new ShuffleSpec.Mix())),
            "q");
    ExecutionSnapshot end = failure(query, NONE);
    assertThat(end.error().error()).isInstanceOf(Fault.QueryRuntimeError.class);
    assertThat(end.error().stageNumber()).isZero();
    assertThat(end.error().taskId()).isEqualTo("query-0-worker0_0");
    assertThat(end.error().exceptionStackTrace()).contains("FaultException");
    assertThat(end.stages().get(0).phase()).isEqualTo(StagePhase.FAILED);
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    InputSpec missing =
        new InputSpec.External(
            new InputSource.Local(null, null, List.of(folder.resolve("none.json").toString())),
            JSON,
            Plans.INPUT);
    ExecutionSnapshot end = failure(Plans.scan(missing), NONE);
    assertThat(end.error().error().errorMessage()).contains("none.json");
  }

  @Test
  void badRecordsAreCountedAndToldUpToTheLimit() throws Exception {
    String text = "{\"x\":1}\n{\"x\":\n{\"x\":2}\n{{\n{\"x\":3}\n";
    ExecutionSnapshot strict = failure(Plans.scan(inlineText(text)), NONE);
    assertThat(strict.error().error()).isInstanceOf(Fault.CannotParseExternalData.class);
    ExecutionSnapshot limited =
        failure(Plans.scan(inlineText(text)), Map.of("maxParseExceptions", 1));
    assertThat(limited.error().error())
        .isEqualTo(new Fault.TooManyWarnings(1, "CannotParseExternalData"));
    QueryExecution lenient =
        engine.start(Plans.scan(inlineText(text)), Map.of("maxParseExceptions", 2));
    ExecutionSnapshot end = lenient.await();
    assertThat(end.warnings()).hasSize(2).allMatch(warning -> warning.stageNumber() == 0);
    assertThat(end.counters().get(0).get(0)).containsKey("warnings");
    assertThat(EngineFixture.rows(lenient)).hasSize(3);
  }

  @Test
  void aRowThatDoesNotFitAFrame() throws Exception {
    ExecutionSnapshot end =
        failure(
            Plans.scan(Plans.inline(List.of(row(0L, 0L, "x".repeat(20_000))))),
            Map.of("maxFrameSize", 10_000));
    assertThat(end.error().error()).isEqualTo(new Fault.RowTooLarge(10_000));
  }

  @Test
  void tooManyColumnsAreRefusedBeforeAnythingRuns() throws Exception {
    RowSignature.Builder wide = RowSignature.builder();
    for (int i = 0; i < 2_001; i++) {
      wide.add("c" + i, ScalarType.LONG);
    }
    RowSignature signature = wide.build();
    InputSpec input = new InputSpec.Inline(signature, List.of());
    QueryDefinition query =
        Plans.select(
            List.of(Plans.stage(0, input, Plans.scanOf(), signature, new ShuffleSpec.Mix())), "c0");
    ExecutionSnapshot end = failure(query, NONE);
    assertThat(end.error().error()).isEqualTo(new Fault.TooManyColumns(2_001, 2_000));
    assertThat(end.error().stageNumber()).isNull();
  }

  @Test
  void durableStorageIsRefused() throws Exception {
    ExecutionSnapshot end =
        failure(Plans.scan(Plans.inline(List.of())), Map.of("durableShuffleStorage", true));
    assertThat(end.error().error()).isInstanceOf(Fault.DurableStorageConfiguration.class);
  }

  @Test
  void cancelActsWithinMoments() throws Exception {
    QueryExecution execution = engine.start(Plans.groupByX(manyFiles()), NONE);
    while (execution.view().counters().isEmpty()) {
      Thread.onSpinWait();
    }
    long start = System.nanoTime();
    execution.cancel(Fault.CancelReason.USER_REQUEST);
    ExecutionSnapshot end = execution.future().get(30, TimeUnit.SECONDS);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertThat(end.error().error()).isEqualTo(new Fault.Canceled(Fault.CancelReason.USER_REQUEST));
    assertThat(millis).isLessThan(1_000);
    assertThat(engine.leftovers()).isEmpty();
    assertThat(engine.pool().usedBytes()).isZero();
  }

  @Test
  void theDeadlineCancels() throws Exception {
    ExecutionSnapshot end = failure(Plans.groupByX(manyFiles()), Map.of("timeout", 50));
    assertThat(end.error().error()).isEqualTo(new Fault.Canceled(Fault.CancelReason.QUERY_TIMEOUT));
  }

  @Test
  void aFailingQueryDoesNotDisturbOthers() throws Exception {
    InputSpec large = manyFiles();
    QueryExecution good = engine.start(Plans.groupByX(large), NONE);
    QueryExecution bad = engine.start(Plans.scan(inlineText("{")), NONE);
    QueryExecution small = engine.start(Plans.scan(inlineText("{\"x\":1}")), NONE);
    assertThat(bad.await().state()).isEqualTo(TaskState.FAILED);
    assertThat(small.await().state()).isEqualTo(TaskState.SUCCESS);
    small.results().close();
    good.cancel(Fault.CancelReason.UNKNOWN);
    assertThat(good.await().state()).isEqualTo(TaskState.FAILED);
  }

  @Test
  void closingTheExecutorEndsAllQueries() throws Exception {
    QueryExecution running = engine.start(Plans.groupByX(manyFiles()), NONE);
    QueryExecution unread = engine.start(Plans.scan(inlineText("{\"x\":1}")), NONE);
    unread.await();
    engine.executor().close();
    ExecutionSnapshot end = running.future().getNow(null);
    assertThat(end.error().error()).isEqualTo(new Fault.Canceled(Fault.CancelReason.TASK_SHUTDOWN));
    assertThat(engine.leftovers()).isEmpty();
    assertThat(engine.pool().usedBytes()).isZero();
  }
}
