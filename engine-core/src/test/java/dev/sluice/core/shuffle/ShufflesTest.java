package dev.sluice.core.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.counters.WorkerCounters;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.plan.InputSpec;
import dev.sluice.core.plan.ProcessorSpec;
import dev.sluice.core.plan.ShuffleSpec;
import dev.sluice.core.plan.StageDefinition;
import dev.sluice.core.processor.Lane;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.statistics.PartitionBoundaries;
import dev.sluice.frames.Batches;
import dev.sluice.frames.LeakExtension;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ShufflesTest {
  private static final RowSignature SIGNATURE =
      RowSignature.builder().add("s", ScalarType.STRING).add("x", ScalarType.LONG).build();

  @RegisterExtension final LeakExtension memory = new LeakExtension();
  @TempDir Path folder;

  private record Place(long ordinal, int partition) implements Unit {
    @Override
    public BatchSource open(Lane lane) {
      throw new UnsupportedOperationException();
    }
  }

  private OperatorContext lane() {
    return new OperatorContext(
        new VectorArena(), memory.pool(), memory.allocator(), folder, new CancellationToken());
  }

  private Shuffle open(ShuffleSpec spec, int inputPartitions, WorkerCounters counters) {
    StageDefinition stage =
        new StageDefinition(
            0,
            List.of(new InputSpec.Inline(SIGNATURE, List.of())),
            List.of(),
            new ProcessorSpec.Scan(List.of()),
            SIGNATURE,
            spec,
            1,
            false);
    return Shuffles.open(
        stage,
        inputPartitions,
        new ShuffleContext(SIGNATURE, memory.allocator(), folder, 10_000, counters));
  }

  private static ClusterBy key(KeyOrder order) {
    return new ClusterBy(List.of(new KeyColumn("s", order), new KeyColumn("x", order)), 0);
  }

  private static List<List<Object>> rows(Random random, int count) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = random.nextInt(10) == 0 ? null : "s" + random.nextInt(20);
      rows.add(Arrays.asList(text, random.nextInt(10) == 0 ? null : (long) random.nextInt(5)));
    }
    return rows;
  }

  private List<List<List<Object>>> read(StageOutput output) throws Exception {
    List<List<List<Object>>> partitions = new ArrayList<>();
    try (StagePartitions all = new StagePartitions(List.of(output), folder)) {
      for (int i = 0; i < all.partitionCount(); i++) {
        OperatorContext lane = lane();
        List<List<Object>> rows = new ArrayList<>();
        try (BatchSource source = all.open(i, lane)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            rows.addAll(Batches.rows(batch));
            lane.arena().reset();
          }
        }
        assertThat(all.rowCount(i)).isEqualTo(rows.size());
        partitions.add(rows);
      }
    }
    return partitions;
  }

  private StageOutput write(Shuffle shuffle, List<List<List<Object>>> units) throws Exception {
    for (int lane = 0; lane < 2; lane++) {
      OperatorContext context = lane();
      try (ShuffleWriter writer = shuffle.writer(context)) {
        for (int unit = lane; unit < units.size(); unit += 2) {
          writer.begin(new Place((long) unit << 38, unit));
          for (Batch batch : Batches.split(SIGNATURE, units.get(unit), 100)) {
            writer.accept(batch);
            context.arena().reset();
          }
        }
        writer.finish();
      }
    }
    return shuffle.output(PartitionBoundaries.universal());
  }

  @Test
  void hashPlacesEqualKeysTogether() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (KeyOrder order : List.of(KeyOrder.NONE, KeyOrder.ASCENDING)) {
      List<List<List<Object>>> units = List.of(rows(random, 1_000), rows(random, 777));
      WorkerCounters counters = new WorkerCounters();
      List<List<List<Object>>> partitions;
      try (Shuffle shuffle = open(new ShuffleSpec.Hash(key(order), 4), 1, counters)) {
        partitions = read(write(shuffle, units));
      }
      assertThat(partitions).hasSize(4);
      Map<List<Object>, Integer> places = new HashMap<>();
      for (int i = 0; i < 4; i++) {
        for (List<Object> row : partitions.get(i)) {
          assertThat(places.merge(row, i, (a, b) -> a))
              .as("seed %d, row %s", seed, row)
              .isEqualTo(i);
        }
      }
      assertThat(partitions.stream().mapToInt(List::size).sum()).isEqualTo(1_777);
      assertThat(partitions).as("seed %d", seed).allMatch(rows -> rows.size() > 100);
      assertThat(counters.shuffle().snapshot().totalRows()).isEqualTo(1_777);
      assertThat(counters.output().snapshot().rows()).containsExactly(1_777L);
      if (order == KeyOrder.ASCENDING) {
        assertThat(partitions).as("seed %d", seed).allMatch(ShufflesTest::isSorted);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static boolean isSorted(List<List<Object>> rows) {
    for (int i = 1; i < rows.size(); i++) {
      int order = 0;
      for (int c = 0; order == 0 && c < 2; c++) {
        Comparable<Object> one = (Comparable<Object>) rows.get(i - 1).get(c);
        Object other = rows.get(i).get(c);
        order =
            one == null || other == null
                ? Boolean.compare(one != null, other != null)
                : one.compareTo(other);
      }
      if (order > 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aMixKeepsTheOrderOfTheInput() throws Exception {
    Random random = new Random(1);
    List<List<List<Object>>> units =
        List.of(rows(random, 500), rows(random, 3), rows(random, 0), rows(random, 2_000));
    List<List<Object>> all = new ArrayList<>();
    units.forEach(all::addAll);
    try (Shuffle shuffle = open(new ShuffleSpec.Mix(), 1, new WorkerCounters())) {
      assertThat(read(write(shuffle, units))).containsExactly(all);
    }
  }

  @Test
  void withoutShuffleUnitsKeepTheirPartitions() throws Exception {
    Random random = new Random(2);
    List<List<List<Object>>> units = List.of(rows(random, 500), List.of(), rows(random, 70));
    WorkerCounters counters = new WorkerCounters();
    try (Shuffle shuffle = open(null, 3, counters)) {
      assertThat(read(write(shuffle, units))).isEqualTo(units);
    }
    assertThat(counters.output().snapshot().rows()).containsExactly(500L, 0L, 70L);
    assertThat(counters.snapshot()).doesNotContainKey("shuffle");
  }

  @Test
  void whatIsNotTakenIsDropped() throws Exception {
    Random random = new Random(3);
    for (ShuffleSpec spec :
        List.of(
            new ShuffleSpec.Mix(),
            new ShuffleSpec.Hash(key(KeyOrder.NONE), 3),
            new ShuffleSpec.Hash(key(KeyOrder.DESCENDING), 3),
            new ShuffleSpec.MaxCount(key(KeyOrder.DESCENDING), 2, false, null))) {
      Shuffle shuffle = open(spec, 1, new WorkerCounters());
      OperatorContext context = lane();
      try (ShuffleWriter finished = shuffle.writer(context);
          ShuffleWriter broken = shuffle.writer(lane())) {
        finished.begin(new Place(0, 0));
        finished.accept(Batches.of(SIGNATURE, rows(random, 3_000)));
        finished.finish();
        broken.begin(new Place(1, 0));
        broken.accept(Batches.of(SIGNATURE, rows(random, 3_000)));
      }
      shuffle.close();
      shuffle.close();
      assertThat(memory.pool().usedBytes()).as("%s", spec).isZero();
    }
  }
}
