package dev.sluice.bench.jmh;

import dev.sluice.core.expr.CompiledPredicate;
import dev.sluice.core.expr.Expr;
import dev.sluice.core.expr.ExprCompiler;
import dev.sluice.core.expr.function.BuiltinFunctions;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
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

/** A range of a date and a range of a number, as in TPC-H query 6; time per row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PredicateBenchmark {
  private static final int ROWS = Batch.DEFAULT_ROWS;
  private static final RowSignature SIGNATURE =
      RowSignature.builder().add("d", ScalarType.DATE).add("q", ScalarType.DOUBLE).build();

  private final VectorArena arena = new VectorArena();
  private final int[] rows = new int[ROWS];
  private final CompiledPredicate predicate =
      new ExprCompiler(BuiltinFunctions.registry()).compilePredicate(condition(), SIGNATURE);
  private final Batch batch = batch();

  /** Creates the benchmark. */
  public PredicateBenchmark() {}

  private static Batch batch() {
    SplittableRandom random = new SplittableRandom(6);
    long[] days = new long[ROWS];
    double[] quantities = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      days[row] = random.nextInt(2_500);
      quantities[row] = random.nextInt(50);
    }
    return Batch.of(
        SIGNATURE,
        ROWS,
        new LongVector(days, null, ROWS),
        new DoubleVector(quantities, null, ROWS));
  }

  private static Expr condition() {
    return call(
        "and",
        call("greater_than_or_equal", column("d", ScalarType.DATE), days(1_000L)),
        call("less_than", column("d", ScalarType.DATE), days(1_365L)),
        call(
            "less_than",
            column("q", ScalarType.DOUBLE),
            new Expr.Literal(24.0, ScalarType.DOUBLE)));
  }

  private static Expr column(String name, ColumnType type) {
    return new Expr.Reference(name, type);
  }

  private static Expr days(long value) {
    return new Expr.Literal(value, ScalarType.DATE);
  }

  private static Expr call(String function, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), ScalarType.BOOLEAN);
  }

  /** Compares with a plain loop. */
  @Setup
  public void validate() {
    int expected = 0;
    for (int row = 0; row < ROWS; row++) {
      long day = batch.longs(0).values()[row];
      expected += day >= 1_000 && day < 1_365 && batch.doubles(1).values()[row] < 24 ? 1 : 0;
    }
    int found = select();
    if (found != expected) {
      throw new IllegalStateException("Selected [" + found + "] rows, not [" + expected + "]");
    }
  }

  /** Selects the rows. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int select() {
    arena.reset();
    return predicate.select(batch, rows, arena);
  }
}
