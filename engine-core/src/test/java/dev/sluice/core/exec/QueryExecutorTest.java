package dev.sluice.core.exec;

import static dev.sluice.frames.Batches.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.counters.CounterSnapshot;
import dev.sluice.core.input.InputFormat;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.kernel.StagePhase;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.TaskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryExecutorTest {
  private static final Map<String, Object> NONE = Map.of();

  @RegisterExtension final EngineFixture engine = new EngineFixture(256 << 20, 2);

  private static List<List<Object>> rows(int count, int groups) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(i * (Plans.DAY / 1000), (long) (i * 7919 % groups), "s" + i % 13));
    }
    return rows;
  }

  @Test
  void readsInlineRows() throws Exception {
    List<List<Object>> rows = List.of(row(0L, 1L, "a"), row(null, null, null), row(2L, 3L, ""));
    assertThat(engine.rows(Plans.scan(Plans.inline(rows)), NONE)).isEqualTo(rows);
  }

  @Test
  void noRowsGiveNoRows() throws Exception {
    assertThat(engine.rows(Plans.scan(Plans.inline(List.of())), NONE)).isEmpty();
    assertThat(engine.rows(Plans.groupByX(Plans.inline(List.of())), NONE)).isEmpty();
    assertThat(engine.rows(Plans.orderBy(Plans.inline(List.of()), "x", null), NONE)).isEmpty();
  }

  @Test
  void groupsThroughTwoStages() throws Exception {
    List<List<Object>> rows = rows(20_000, 100);
    Map<Long, long[]> expected = new TreeMap<>();
    for (List<Object> row : rows) {
      long[] sums = expected.computeIfAbsent((Long) row.get(1), unused -> new long[2]);
      sums[0]++;
      sums[1] += (Long) row.get(1);
    }
    List<List<Object>> wanted = new ArrayList<>();
    expected.forEach((x, sums) -> wanted.add(row(x, sums[0], sums[1])));
    QueryExecution execution = engine.start(Plans.groupByX(Plans.inline(rows)), NONE);
    ExecutionSnapshot end = execution.await();
    assertThat(end.error()).isNull();
    assertThat(EngineFixture.rows(execution)).isEqualTo(wanted);
    assertThat(end.state()).isEqualTo(TaskState.SUCCESS);
    assertThat(end.stages()).allMatch(stage -> stage.phase() == StagePhase.FINISHED);
    assertThat(end.stages().get(0).partitionCount()).isEqualTo(2);
    assertThat(end.stages().get(1).workerCount()).isEqualTo(2);
    Map<String, CounterSnapshot> first = end.counters().get(0).get(0);
    assertThat(((CounterSnapshot.Channel) first.get("input0")).totalRows()).isEqualTo(20_000);
    assertThat(((CounterSnapshot.Channel) first.get("output")).rows()).containsExactly(100L);
    assertThat(((CounterSnapshot.Channel) first.get("shuffle")).totalRows()).isEqualTo(100);
    assertThat(first).containsKey("sortProgress");
    long read =
        end.counters().get(1).values().stream()
            .mapToLong(worker -> ((CounterSnapshot.Channel) worker.get("input0")).totalRows())
            .sum();
    assertThat(read).isEqualTo(100);
  }

  @Test
  void sortsStably() throws Exception {
    List<List<Object>> rows = rows(30_000, 10);
    List<List<Object>> sorted = new ArrayList<>();
    rows.forEach(row -> sorted.add(row(row.get(1), row.get(2))));
    Comparator<List<Object>> byX = Comparator.comparing(row -> (Long) row.get(0));
    sorted.sort(byX.reversed());
    List<List<Object>> result = engine.rows(Plans.orderBy(Plans.inline(rows), "-x", null), NONE);
    assertThat(result.stream().map(row -> row(row.get(0), row.get(2))).toList()).isEqualTo(sorted);
    List<List<Object>> first = engine.rows(Plans.orderBy(Plans.inline(rows), "-x", 17L), NONE);
    assertThat(first).isEqualTo(result.subList(0, 17));
  }

  @Test
  void readsExternalText() throws Exception {
    InputSpec external =
        new InputSpec.External(
            new InputSource.Inline("{\"t\":1,\"x\":2,\"s\":\"a\"}\n{\"x\":3}\n"),
            new InputFormat.Json(null, null, null, null, null),
            Plans.INPUT);
    assertThat(engine.rows(Plans.scan(external), NONE))
        .containsExactly(row(1L, 2L, "a"), row(null, 3L, null));
  }

  @Test
  void resultsCanBeReadAgainUntilClosed() throws Exception {
    QueryExecution execution = engine.start(Plans.groupByX(Plans.inline(rows(1000, 50))), NONE);
    execution.await();
    QueryResults results = execution.results();
    assertThat(results.rowCount()).isEqualTo(50);
    assertThat(EngineFixture.read(results)).hasSize(50).isEqualTo(EngineFixture.read(results));
    assertThat(engine.leftovers()).isNotEmpty();
    results.close();
    results.close();
    assertThat(engine.leftovers()).isEmpty();
    assertThat(engine.pool().usedBytes()).isZero();
  }

  @Test
  void cpuIsCountedWhenAskedFor() throws Exception {
    QueryExecution execution =
        engine.start(Plans.scan(Plans.inline(rows(10, 2))), Map.of("includeAllCounters", true));
    Map<String, CounterSnapshot> counters = execution.await().counters().get(0).get(0);
    assertThat(((CounterSnapshot.Cpus) counters.get("cpu")).labels()).containsOnlyKeys("main");
    execution.results().close();
  }

  @Test
  void listenersSeeEveryStageAndTheEnd() throws Exception {
    List<ExecutionSnapshot> readings = new CopyOnWriteArrayList<>();
    QueryExecution execution = engine.start(Plans.groupByX(Plans.inline(rows(5000, 50))), NONE);
    execution.onChange(readings::add);
    execution.await();
    assertThat(readings).isNotEmpty();
    assertThat(readings.get(readings.size() - 1).state()).isEqualTo(TaskState.SUCCESS);
    execution.results().close();
  }
}
