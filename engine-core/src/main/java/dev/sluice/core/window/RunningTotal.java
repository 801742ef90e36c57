package dev.sluice.core.window;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Running sums in double precision. */
final class RunningTotal implements RunningValues {
  private double sum;
  private boolean isPresent;

  @Override
  public ColumnVector next(ColumnVector[] inputs, boolean[] starts, int count, VectorArena arena) {
    double[] values = doubles(inputs[0], count, arena);
    boolean[] absent = inputs[0].nulls();
    double[] out = arena.doubles(count);
    boolean[] nulls = arena.booleans(count);
    double total = sum;
    boolean any = isPresent;
    for (int i = 0; i < count; i++) {
      boolean has = absent == null || !absent[i];
      total = (starts[i] ? 0 : total) + (has ? values[i] : 0);
      any = has || (any && !starts[i]);
      out[i] = total;
      nulls[i] = !any;
    }
    sum = total;
    isPresent = any;
    return new DoubleVector(out, nulls, count);
  }

  /** The numbers of a column as doubles. */
  static double[] doubles(ColumnVector vector, int count, VectorArena arena) {
    if (vector instanceof DoubleVector doubles) {
      return doubles.values();
    }
    long[] from = ((LongVector) vector).values();
    double[] to = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      to[i] = from[i];
    }
    return to;
  }
}
