package dev.sluice.core.aggregate;

import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Sums over pairs of numbers; a pair in which either is NULL is skipped. */
final class AssociationAccumulator extends StridedDoubles {
  private static final int STRIDE = 6;

  private final Association association;
  private final boolean isLong;

  AssociationAccumulator(Association association, AggregateSpec spec) {
    super(STRIDE);
    this.association = association;
    this.isLong = spec.outputType().physical() == Physical.LONG;
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    double[] into = states();
    double[] ys = ((DoubleVector) inputs[0]).values();
    double[] xs = ((DoubleVector) inputs[1]).values();
    for (int i = 0; i < count; i++) {
      if (inputs[0].isNull(i) || inputs[1].isNull(i)) {
        continue;
      }
      int at = groups[i] * STRIDE;
      double number = into[at] + 1;
      double y = ys[i] - into[at + 1];
      double x = xs[i] - into[at + 2];
      into[at] = number;
      into[at + 1] += y / number;
      into[at + 2] += x / number;
      into[at + 3] += y * (ys[i] - into[at + 1]);
      into[at + 4] += x * (xs[i] - into[at + 2]);
      into[at + 5] += y * (xs[i] - into[at + 2]);
    }
  }

  @Override
  void combine(double[] into, int at, double[] from) {
    if (from[0] == 0) {
      return;
    }
    double number = into[at] + from[0];
    double weight = into[at] * from[0] / number;
    double y = from[1] - into[at + 1];
    double x = from[2] - into[at + 2];
    into[at + 1] += y * from[0] / number;
    into[at + 2] += x * from[0] / number;
    into[at + 3] += from[3] + y * y * weight;
    into[at + 4] += from[4] + x * x * weight;
    into[at + 5] += from[5] + y * x * weight;
    into[at] = number;
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    double[] values = arena.doubles(count);
    boolean[] nulls = arena.booleans(count);
    for (int i = 0; i < count; i++) {
      Association.Sums sums = sums((from + i) * STRIDE);
      nulls[i] = association.isNull(sums);
      values[i] = nulls[i] ? 0 : association.of(sums);
    }
    if (!isLong) {
      return new DoubleVector(values, nulls, count);
    }
    long[] whole = arena.longs(count);
    for (int i = 0; i < count; i++) {
      whole[i] = (long) values[i];
    }
    return new LongVector(whole, nulls, count);
  }

  private Association.Sums sums(int at) {
    double[] of = states();
    return new Association.Sums(of[at], of[at + 1], of[at + 2], of[at + 3], of[at + 4], of[at + 5]);
  }
}
