package dev.sluice.bench.jmh;

import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.sort.SortBuffer;
import dev.sluice.frames.sort.SortedRun;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.LongVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sorting of a million random keys with a payload, in memory; time per row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SortBenchmark {
  private static final int BATCHES = 128;
  private static final int ROWS = BATCHES * Batch.DEFAULT_ROWS;
  private static final RowSignature SIGNATURE =
      RowSignature.builder().add("k", ScalarType.LONG).add("v", ScalarType.LONG).build();
  private static final ClusterBy KEY =
      new ClusterBy(List.of(new KeyColumn("k", KeyOrder.ASCENDING)), 0);

  private final Batch[] batches = new Batch[BATCHES];

  /** Creates the benchmark. */
  public SortBenchmark() {}

  /** Makes the rows, and checks that as many come out. */
  @Setup
  public void validate() throws IOException {
    SplittableRandom random = new SplittableRandom(10);
    for (int i = 0; i < BATCHES; i++) {
      long[] keys = random.longs(Batch.DEFAULT_ROWS).toArray();
      LongVector vector = new LongVector(keys, null, keys.length);
      batches[i] = Batch.of(SIGNATURE, keys.length, vector, vector);
    }
    long sorted = sort();
    if (sorted != ROWS) {
      throw new IllegalStateException("Sorted [" + sorted + "] rows, not [" + ROWS + "]");
    }
  }

  /** Sorts the rows into runs. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long sort() throws IOException {
    try (MemoryPool pool = MemoryPool.root("bench", 1L << 30);
        FrameAllocator allocator = FrameAllocator.root(pool);
        SortBuffer buffer =
            new SortBuffer(
                SIGNATURE, KEY, allocator, Path.of(System.getProperty("java.io.tmpdir")))) {
      for (Batch batch : batches) {
        buffer.add(batch);
      }
      long rows = 0;
      for (SortedRun run : buffer.finish()) {
        rows += run.rowCount();
        run.close();
      }
      return rows;
    }
  }
}
