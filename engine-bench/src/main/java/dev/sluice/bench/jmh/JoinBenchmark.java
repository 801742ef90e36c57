package dev.sluice.bench.jmh;

import dev.sluice.core.join.JoinColumn;
import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.core.operator.BatchSink;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.CancellationToken;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.core.operator.SideBuild;
import dev.sluice.core.operator.SideInputs;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.memory.MemoryPool;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Looking rows up in a build side of 1.5 million rows; time per row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JoinBenchmark {
  private static final int BATCHES = 512;
  private static final int ROWS = BATCHES * Batch.DEFAULT_ROWS;
  private static final int BUILD_ROWS = 1_500_000;

  /** How the keys of the build side and those that are looked up lie. */
  public enum Keys {
    /** From 0 without gaps, looked up in ascending order. */
    CLUSTERED,
    /** From 0 without gaps, looked up in no order. */
    DENSE,
    /** Any numbers. */
    SPARSE,
    /** Texts of some 20 bytes. */
    TEXT
  }

  /** What the keys are. */
  @Param public Keys keys = Keys.CLUSTERED;

  private final Batch[] batches = new Batch[BATCHES];
  private MemoryPool pool = MemoryPool.root("bench", 4L << 30);
  private FrameAllocator allocator = FrameAllocator.root(pool);
  private List<OperatorSpec> operators = List.of();
  private RowSignature signature = RowSignature.builder().build();
  private SideInputs sides = SideInputs.NONE;
  private @Nullable SideBuild<?> build;

  /** Creates the benchmark. */
  public JoinBenchmark() {}

  /** Makes the rows, and checks that all have a partner. */
  @Setup
  public void validate() throws IOException {
    ScalarType type = keys == Keys.TEXT ? ScalarType.STRING : ScalarType.LONG;
    signature = RowSignature.builder().add("k", type).build();
    RowSignature right = RowSignature.builder().add("b", type).add("v", ScalarType.LONG).build();
    JoinSpec join =
        new JoinSpec(
            1,
            right,
            JoinKind.INNER,
            List.of(new JoinKey("k", "b", JoinKey.Nulls.DIFFER)),
            List.of(new JoinColumn("v", "v")),
            null,
            null);
    OperatorSpec.HashJoin operator = new OperatorSpec.HashJoin(join, true);
    operators = List.of(operator);
    SideBuild<?> made = Operators.sideBuild(operator, Integer.MAX_VALUE);
    build = made;
    SideBuild.Lane lane = made.lane(context());
    for (int from = 0; from < BUILD_ROWS; from += Batch.DEFAULT_ROWS) {
      long[] numbers = new long[Math.min(Batch.DEFAULT_ROWS, BUILD_ROWS - from)];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (long) from + i;
      }
      lane.add(
          Batch.of(
              right,
              numbers.length,
              column(numbers),
              new LongVector(numbers, null, numbers.length)),
          0);
    }
    lane.end();
    sides = new Built(made.finish(context()));
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < BATCHES; i++) {
      long[] numbers = new long[Batch.DEFAULT_ROWS];
      for (int j = 0; j < numbers.length; j++) {
        numbers[j] =
            keys == Keys.CLUSTERED
                ? (i * (long) Batch.DEFAULT_ROWS + j) * BUILD_ROWS / ROWS
                : random.nextInt(BUILD_ROWS);
      }
      batches[i] = Batch.of(signature, numbers.length, column(numbers));
    }
    long joined = join();
    if (joined != ROWS) {
      throw new IllegalStateException("Joined [" + joined + "] rows, not [" + ROWS + "]");
    }
  }

  private ColumnVector column(long[] numbers) {
    int count = numbers.length;
    if (keys == Keys.TEXT) {
      StringBuilder texts = new StringBuilder();
      int[] starts = new int[count];
      int[] lengths = new int[count];
      for (int i = 0; i < count; i++) {
        starts[i] = texts.length();
        texts.append("customer#").append(1_000_000_000L + numbers[i]);
        lengths[i] = texts.length() - starts[i];
      }
      byte[] data = texts.toString().getBytes(StandardCharsets.US_ASCII);
      return new StringVector(data, starts, lengths, null, count);
    }
    long[] values = numbers.clone();
    for (int i = 0; i < count && keys == Keys.SPARSE; i++) {
      values[i] = (values[i] + 1) * 0x9e3779b97f4a7c15L;
      values[i] ^= values[i] >>> 29;
    }
    return new LongVector(values, null, count);
  }

  private OperatorContext context() {
    return new OperatorContext(
        new VectorArena(),
        pool,
        allocator,
        Path.of(System.getProperty("java.io.tmpdir")),
        new CancellationToken());
  }

  /** Joins the rows. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long join() {
    Total total = new Total();
    OperatorContext context = context().withSides(sides);
    try (BatchSink chain = Operators.open(operators, signature, total, context)) {
      for (Batch batch : batches) {
        context.arena().reset();
        chain.accept(batch);
      }
      chain.finish();
    }
    return total.rows;
  }

  /** Gives memory back. */
  @TearDown
  public void close() {
    if (build != null) {
      build.close();
    }
    allocator.close();
    pool.close();
  }

  /** Counts the rows and reads their numbers. */
  private static final class Total implements BatchSink {
    private long rows;
    private long sum;

    @Override
    public void accept(Batch batch) {
      long[] values = batch.longs(1).values();
      for (int i = 0; i < batch.rowCount(); i++) {
        sum += values[i];
      }
      rows += batch.rowCount();
    }

    @Override
    public void finish() {
      if (sum == 0) {
        throw new IllegalStateException("No numbers");
      }
    }

    @Override
    public void close() {}
  }

  /** The one build side. */
  private record Built(Object side) implements SideInputs {
    @Override
    public SideInputs at(int partition) {
      return this;
    }

    @Override
    public <T> T built(int operator, Class<T> type, OperatorContext context) {
      return type.cast(side);
    }

    @Override
    public BatchSource partition(int input, OperatorContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
