package dev.sluice.bench.jmh;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.core.operator.BatchSink;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Counting and adding by a number; time per row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GroupBenchmark {
  private static final int BATCHES = 256;
  private static final int ROWS = BATCHES * Batch.DEFAULT_ROWS;
  private static final RowSignature SIGNATURE =
      RowSignature.builder().add("k", ScalarType.LONG).add("v", ScalarType.LONG).build();
  private static final List<OperatorSpec> OPERATORS =
      List.of(
          new OperatorSpec.PartialAggregate(
              List.of("k"),
              List.of(
                  new AggregateSpec(
                      "n", "count", List.of(), List.of(), null, ScalarType.LONG, Map.of()),
                  new AggregateSpec(
                      "s",
                      "sum",
                      List.of("v"),
                      List.of(ScalarType.LONG),
                      null,
                      ScalarType.LONG,
                      Map.of()))));

  /** Number of groups. */
  @Param({"4", "10000", "1000000"})
  public int groups = 4;

  private final Batch[] batches = new Batch[BATCHES];

  /** Creates the benchmark. */
  public GroupBenchmark() {}

  /** Makes the rows, and checks that all are counted. */
  @Setup
  public void validate() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < BATCHES; i++) {
      long[] keys = random.longs(Batch.DEFAULT_ROWS, 0, groups).toArray();
      LongVector vector = new LongVector(keys, null, keys.length);
      batches[i] = Batch.of(SIGNATURE, keys.length, vector, vector);
    }
    long counted = group();
    if (counted != ROWS) {
      throw new IllegalStateException("Counted [" + counted + "] rows, not [" + ROWS + "]");
    }
  }

  /** Groups the rows. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long group() {
    Total total = new Total();
    try (MemoryPool pool = MemoryPool.root("bench", 1L << 30);
        FrameAllocator allocator = FrameAllocator.root(pool)) {
      OperatorContext context =
          new OperatorContext(
              new VectorArena(),
              pool,
              allocator,
              Path.of(System.getProperty("java.io.tmpdir")),
              new CancellationToken());
      try (BatchSink chain = Operators.open(OPERATORS, SIGNATURE, total, context)) {
        for (Batch batch : batches) {
          chain.accept(batch);
        }
        chain.finish();
      }
    }
    return total.rows;
  }

  /** Adds up the counts. */
  private static final class Total implements BatchSink {
    private long rows;

    @Override
    public void accept(Batch batch) {
      long[] counts = batch.longs(batch.signature().indexOf("n")).values();
      for (int i = 0; i < batch.rowCount(); i++) {
        rows += counts[i];
      }
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
