package dev.sluice.frames.sort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.Batches;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.LeakExtension;
import dev.sluice.frames.RandomRows;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyEncoder;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.key.RowComparator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorting and merging against a reference sort. */
class SortTest {
  private static final RowSignature SIGNATURE = RandomRows.EVERY_TYPE;
  private static final RowSignature NUMBERS =
      RowSignature.builder().add("n", ScalarType.LONG).add("place", ScalarType.LONG).build();

  @RegisterExtension final LeakExtension memory = new LeakExtension();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void runsMergeToTheOrderOfAReferenceSort(long seed) throws IOException {
    checkSort(seed, memory.allocator(), 3000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aTinyBudgetSpillsAndMergesInPasses(long seed) throws IOException {
    try (MemoryPool tiny = memory.pool().child("tiny", 400_000);
        FrameAllocator allocator = FrameAllocator.root(tiny)) {
      checkSort(seed, allocator, 12_000);
    }
  }

  private void checkSort(long seed, FrameAllocator allocator, int count) throws IOException {
    RandomRows random = new RandomRows(seed);
    ClusterBy key = randomKey(random);
    List<List<Object>> rows = random.rows(SIGNATURE, count);
    List<SortedRun> runs = new ArrayList<>();
    int buffers = 1 + random.random().nextInt(3);
    int share = count / buffers + 1;
    StringDictionary dictionary = new StringDictionary();
    for (int from = 0; from < count; from += share) {
      List<List<Object>> part = rows.subList(from, Math.min(count, from + share));
      try (SortBuffer buffer =
          new SortBuffer(SIGNATURE, key, allocator, folder, SortBuffer.NO_LIMIT, 20_000)) {
        for (Batch batch : Batches.split(SIGNATURE, part, 500)) {
          buffer.add(
              switch ((int) (seed % 3)) {
                case 0 -> Batches.encode(batch, Map.of("s", dictionary));
                case 1 -> random.random().nextBoolean() ? Batches.encode(batch, "s", "c") : batch;
                default -> batch;
              });
        }
        runs.addAll(buffer.finish());
      }
    }
    List<List<Object>> expected = sorted(rows, key);
    assertThat(merge(slices(runs), allocator)).as("seed %d, key %s", seed, key).isEqualTo(expected);
    checkPartitions(seed, key, runs, allocator, expected);
    runs.forEach(SortedRun::close);
    assertThat(files()).isZero();
  }

  private void checkPartitions(
      long seed,
      ClusterBy key,
      List<SortedRun> runs,
      FrameAllocator allocator,
      List<List<Object>> expected)
      throws IOException {
    Batch all = Batches.of(SIGNATURE, expected);
    KeyEncoder encoder = new KeyEncoder(SIGNATURE, key);
    List<byte[]> boundaries =
        List.of(encoder.encode(all, expected.size() / 3), encoder.encode(all, expected.size() / 2));
    List<List<RunSlice>> partitions =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (SortedRun run : runs) {
      long[] bounds = run.lowerBounds(boundaries);
      partitions.get(0).add(new RunSlice(run, 0, bounds[0]));
      partitions.get(1).add(new RunSlice(run, bounds[0], bounds[1]));
      partitions.get(2).add(new RunSlice(run, bounds[1], run.rowCount()));
    }
    List<List<Object>> read = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      List<List<Object>> rows = merge(partitions.get(p), allocator);
      for (List<Object> row : List.of(rows.isEmpty() ? expected.get(0) : rows.get(0))) {
        byte[] first = encoder.encode(Batches.of(SIGNATURE, List.of(row)), 0);
        assertThat(
                p == 0
                    || rows.isEmpty()
                    || Arrays.compareUnsigned(first, boundaries.get(p - 1)) >= 0)
            .as("seed %d, partition %d", seed, p)
            .isTrue();
      }
      read.addAll(rows);
    }
    assertThat(read).as("seed %d, key %s", seed, key).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aLimitKeepsTheFirstRows(long seed) throws IOException {
    RandomRows random = new RandomRows(seed);
    ClusterBy key = randomKey(random);
    int limit = 1 + random.random().nextInt(seed % 2 == 0 ? 10 : 8_000);
    List<List<Object>> rows = random.rows(SIGNATURE, 45_000);
    try (SortBuffer buffer =
        new SortBuffer(SIGNATURE, key, memory.allocator(), folder, limit, 100_000)) {
      for (Batch batch : Batches.split(SIGNATURE, rows, 5000)) {
        buffer.add(batch);
      }
      List<SortedRun> runs = buffer.finish();
      assertThat(merge(slices(runs), memory.allocator()).subList(0, limit))
          .as("seed %d, key %s, limit %d", seed, key, limit)
          .isEqualTo(sorted(rows, key).subList(0, limit));
      assertThat(runs.stream().mapToLong(SortedRun::rowCount).sum()).isEqualTo(limit);
      runs.forEach(SortedRun::close);
    }
  }

  @Test
  void manyRowsOfEqualKeysKeepTheirOrder() throws IOException {
    int count = 200_000;
    ClusterBy key = new ClusterBy(List.of(new KeyColumn("n", KeyOrder.DESCENDING)), 0);
    try (MemoryPool small = memory.pool().child("small", 4 << 20);
        FrameAllocator allocator = FrameAllocator.root(small);
        SortBuffer buffer = new SortBuffer(NUMBERS, key, allocator, folder)) {
      for (int from = 0; from < count; from += 1000) {
        int start = from;
        buffer.add(
            Batches.of(
                NUMBERS,
                IntStream.range(0, 1000)
                    .mapToObj(i -> Batches.row((start + i) * 31 % 7, start + i))
                    .toList()));
      }
      List<SortedRun> runs = buffer.finish();
      assertThat(runs).hasSizeGreaterThan(1);
      List<List<Object>> rows = merge(slices(runs), allocator);
      assertThat(rows).hasSize(count);
      for (int i = 1; i < count; i++) {
        long before = (long) rows.get(i - 1).get(0);
        long after = (long) rows.get(i).get(0);
        assertThat(before).isGreaterThanOrEqualTo(after);
        if (before == after) {
          assertThat((long) rows.get(i - 1).get(1)).isLessThan((long) rows.get(i).get(1));
        }
      }
      runs.forEach(SortedRun::close);
    }
  }

  @Test
  void sortedInputIsTakenAsItIs() throws IOException {
    ClusterBy key = new ClusterBy(List.of(new KeyColumn("place", KeyOrder.ASCENDING)), 0);
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      rows.add(Batches.row((long) -i, (long) i / 3));
    }
    try (SortBuffer buffer = new SortBuffer(NUMBERS, key, memory.allocator(), folder)) {
      buffer.add(Batches.of(NUMBERS, rows));
      List<SortedRun> runs = buffer.finish();
      assertThat(runs).hasSize(1);
      assertThat(merge(slices(runs), memory.allocator())).isEqualTo(rows);
      runs.get(0).close();
    }
  }

  @Test
  void noRowsMakeNoRuns() throws IOException {
    ClusterBy key = new ClusterBy(List.of(new KeyColumn("n", KeyOrder.ASCENDING)), 0);
    try (SortBuffer buffer = new SortBuffer(NUMBERS, key, memory.allocator(), folder)) {
      assertThat(buffer.finish()).isEmpty();
    }
    assertThat(merge(List.of(), memory.allocator())).isEmpty();
  }

  @Test
  void aLimitOfZeroKeepsNothing() throws IOException {
    ClusterBy key = new ClusterBy(List.of(new KeyColumn("n", KeyOrder.ASCENDING)), 0);
    try (SortBuffer buffer = new SortBuffer(NUMBERS, key, memory.allocator(), folder, 0, 100_000)) {
      buffer.add(Batches.of(NUMBERS, Batches.row(1, 2)));
      assertThat(buffer.finish()).isEmpty();
    }
  }

  @Test
  void anUnfinishedBufferGivesBackItsMemory() throws IOException {
    ClusterBy key = new ClusterBy(List.of(new KeyColumn("n", KeyOrder.ASCENDING)), 0);
    try (SortBuffer buffer = new SortBuffer(NUMBERS, key, memory.allocator(), folder)) {
      buffer.add(Batches.of(NUMBERS, Batches.row(1, 2)));
    }
  }

  private static ClusterBy randomKey(RandomRows random) {
    List<KeyColumn> columns = new ArrayList<>();
    int wanted = 1 + random.random().nextInt(3);
    for (int i : random.random().ints(0, SIGNATURE.size()).distinct().limit(wanted).toArray()) {
      columns.add(
          new KeyColumn(
              SIGNATURE.name(i),
              random.random().nextBoolean() ? KeyOrder.ASCENDING : KeyOrder.DESCENDING,
              random.random().nextBoolean()));
    }
    return new ClusterBy(columns, 0);
  }

  private static List<List<Object>> sorted(List<List<Object>> rows, ClusterBy key) {
    Batch batch = Batches.of(SIGNATURE, rows);
    RowComparator comparator = new RowComparator(SIGNATURE, key);
    return IntStream.range(0, rows.size())
        .boxed()
        .sorted((a, b) -> comparator.compare(batch, a, batch, b))
        .map(rows::get)
        .toList();
  }

  private static List<RunSlice> slices(List<SortedRun> runs) {
    return runs.stream().map(SortedRun::all).toList();
  }

  private List<List<Object>> merge(List<RunSlice> slices, FrameAllocator allocator)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    VectorArena arena = new VectorArena();
    try (BatchCursor merger = RunMerger.open(slices, allocator, folder, arena)) {
      for (Batch batch = merger.next(); batch != null; batch = merger.next()) {
        assertThat(batch.rowCount()).isPositive();
        rows.addAll(Batches.rows(batch));
        arena.reset();
      }
      assertThat(merger.next()).isNull();
    }
    return rows;
  }

  private long files() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.count();
    }
  }
}
