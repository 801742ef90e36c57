package dev.sluice.core.expr.loop;

import dev.sluice.core.expr.CompiledExpr;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Column of longs computed from one column of doubles. */
public record DoubleToLong(CompiledExpr operand, Loop loop, ColumnType type, int loopCost)
    implements CompiledExpr {

  /** Computes the first values of {@code out}. */
  @FunctionalInterface
  public interface Loop {
    void run(double[] in, long[] out, int size);
  }

  @Override
  public ColumnVector evaluate(Batch batch, VectorArena arena) {
    DoubleVector in = (DoubleVector) operand.evaluate(batch, arena);
    long[] out = arena.longs(in.size());
    loop.run(in.values(), out, in.size());
    return new LongVector(out, in.nulls(), in.size());
  }

  @Override
  public boolean mayFail() {
    return operand.mayFail();
  }

  @Override
  public int cost() {
    return operand.cost() + loopCost;
  }
}
