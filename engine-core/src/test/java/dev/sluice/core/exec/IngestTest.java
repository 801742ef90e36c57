package dev.sluice.core.exec;

import static dev.sluice.frames.Batches.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.counters.CounterSnapshot;
import dev.sluice.core.fault.Fault;
import dev.sluice.core.plan.Interval;
import dev.sluice.core.plan.QueryDefinition;
import dev.sluice.core.report.ExecutionSnapshot;
import dev.sluice.core.report.SegmentReport;
import dev.sluice.core.report.TaskState;
import dev.sluice.core.table.SegmentDescriptor;
import dev.sluice.core.table.ShardSpec;
import dev.sluice.core.table.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IngestTest {
  private static final Map<String, Object> NONE = Map.of();

  @RegisterExtension final EngineFixture engine = new EngineFixture(256 << 20, 2);

  private static List<List<Object>> rows(int count, int days) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(i % days * Plans.DAY + i, (long) i, "s" + i % 7));
    }
    return rows;
  }

  private ExecutionSnapshot store(
      List<List<Object>> rows,
      List<Interval> replaced,
      long rowsPerSegment,
      Map<String, Object> context)
      throws Exception {
    QueryDefinition query = Plans.ingest(Plans.inline(rows), "t", rowsPerSegment, replaced);
    return engine.start(query, context).await();
  }

  private ExecutionSnapshot stored(
      List<List<Object>> rows, List<Interval> replaced, long rowsPerSegment) throws Exception {
    ExecutionSnapshot end = store(rows, replaced, rowsPerSegment, NONE);
    assertThat(end.state()).as("error %s", end.error()).isEqualTo(TaskState.SUCCESS);
    return end;
  }

  private Fault refused(
      List<List<Object>> rows, List<Interval> replaced, Map<String, Object> context)
      throws Exception {
    ExecutionSnapshot end = store(rows, replaced, 1000, context);
    assertThat(end.state()).isEqualTo(TaskState.FAILED);
    return end.error().error();
  }

  private List<List<Object>> table() throws Exception {
    List<List<Object>> rows = new ArrayList<>(engine.rows(Plans.scanTable("t"), NONE));
    rows.sort(Comparator.comparing(row -> (Long) row.get(1)));
    return rows;
  }

  private List<SegmentDescriptor> segments() throws Exception {
    try (Snapshot snapshot = engine.tables().snapshot()) {
      return snapshot.segments("t");
    }
  }

  @Test
  void insertStoresRowsByDay() throws Exception {
    List<List<Object>> rows = rows(10_000, 3);
    ExecutionSnapshot end = stored(rows, null, 3_000_000);
    assertThat(table()).isEqualTo(rows);
    assertThat(segments()).hasSize(3);
    assertThat(segments()).allMatch(s -> s.shard().equals(new ShardSpec.Numbered(0, 0)));
    assertThat(end.stages().get(0).partitionCount()).isEqualTo(3);
    assertThat(end.segments()).extracting(SegmentReport::shardSpec).isEqualTo("NumberedShardSpec");
    long pushed =
        end.counters().get(1).values().stream()
            .mapToLong(
                worker ->
                    ((CounterSnapshot.SegmentProgress) worker.get("segmentGenerationProgress"))
                        .rowsPushed())
            .sum();
    assertThat(pushed).isEqualTo(10_000);
    stored(rows(5, 1), null, 3_000_000);
    assertThat(table()).hasSize(10_005);
  }

  @Test
  void largeChunksBecomeSeveralSegments() throws Exception {
    List<List<Object>> rows = rows(20_000, 2);
    stored(rows, List.of(Interval.ETERNITY), 2_500);
    assertThat(segments()).hasSizeBetween(8, 10);
    assertThat(segments()).allMatch(segment -> segment.rowCount() < 4_000);
    assertThat(table()).isEqualTo(rows);
    for (SegmentDescriptor segment : segments()) {
      ShardSpec.Range range = (ShardSpec.Range) segment.shard();
      assertThat(range.dimensions()).containsExactly("s");
      assertThat(range.start() == null).isEqualTo(range.partitionNumber() == 0);
      assertThat(range.end() == null).isEqualTo(range.partitionNumber() == range.partitions() - 1);
    }
  }

  @Test
  void replaceDropsWhatItCovers() throws Exception {
    stored(rows(300, 3), null, 1000);
    Interval secondDay = new Interval(Plans.DAY, 2 * Plans.DAY);
    stored(List.of(row(Plans.DAY + 5, 1L, "new")), List.of(secondDay), 1000);
    assertThat(table()).hasSize(201).contains(row(Plans.DAY + 5, 1L, "new"));
    stored(List.of(), List.of(secondDay), 1000);
    assertThat(table()).hasSize(200);
    assertThat(refused(rows(300, 3), List.of(secondDay), NONE))
        .isEqualTo(
            new Fault.InsertTimeOutOfBounds(
                "1970-01-01T00:00:00.000Z/1970-01-02T00:00:00.000Z",
                List.of("1970-01-02T00:00:00.000Z/1970-01-03T00:00:00.000Z")));
    assertThat(table()).hasSize(200);
  }

  @Test
  void faultsLeaveTheTableAsItWas() throws Exception {
    stored(rows(10, 1), null, 1000);
    List<List<Object>> before = table();
    List<List<Object>> noTime = new ArrayList<>(rows(10, 1));
    noTime.add(row(null, 5L, "x"));
    assertThat(refused(noTime, null, NONE)).isEqualTo(new Fault.InsertTimeNull());
    assertThat(refused(rows(6_000, 6_000), null, NONE)).isEqualTo(new Fault.TooManyBuckets(5_000));
    assertThat(refused(List.of(), null, Map.of("failOnEmptyInsert", true)))
        .isEqualTo(new Fault.InsertCannotBeEmpty("t"));
    assertThat(refused(rows(5_000, 1), null, Map.of("maxNumSegments", 2)))
        .isInstanceOf(Fault.TooManySegmentsInTimeChunk.class);
    assertThat(table()).isEqualTo(before);
    assertThat(engine.leftovers()).isEmpty();
    assertThat(engine.pool().usedBytes()).isZero();
  }

  @Test
  void anEmptyInsertChangesNothing() throws Exception {
    stored(List.of(), null, 1000);
    try (Snapshot snapshot = engine.tables().snapshot()) {
      assertThat(snapshot.version()).isZero();
    }
  }

  @Test
  void cancelDuringIngestionLeavesNothing() throws Exception {
    stored(rows(10, 1), null, 1000);
    for (int i = 0; i < 30; i++) {
      QueryExecution execution =
          engine.start(Plans.ingest(Plans.inline(rows(20_000, 4)), "t", 1000, null), NONE);
      for (int spin = 0; spin < i * 20_000; spin++) {
        Thread.onSpinWait();
      }
      execution.cancel(Fault.CancelReason.USER_REQUEST);
      ExecutionSnapshot end = execution.await();
      int expected = end.state() == TaskState.SUCCESS ? 20_000 : 0;
      assertThat(table()).hasSize(10 + expected);
      if (expected > 0) {
        stored(rows(10, 1), List.of(Interval.ETERNITY), 1000);
      }
    }
  }
}
