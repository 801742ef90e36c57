package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.VectorArena;

/**
 * Number, mean and sum of squared distances to the mean, kept so that equal large values do not
 * drown small differences.
 */
final class SpreadAccumulator extends StridedDoubles {
  private static final int STRIDE = 3;

  private final Spread spread;
  private final double[] batch = new double[STRIDE];

  SpreadAccumulator(Spread spread) {
    super(STRIDE);
    this.spread = spread;
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    double[] into = states();
    double[] values = ((DoubleVector) inputs[0]).values();
    boolean[] nulls = inputs[0].nulls();
    for (int i = 0; i < count; i++) {
      if (nulls != null && nulls[i]) {
        continue;
      }
      int at = groups[i] * STRIDE;
      double distance = values[i] - into[at + 1];
      double number = into[at] + 1;
      double mean = into[at + 1] + distance / number;
      into[at] = number;
      into[at + 1] = mean;
      into[at + 2] += distance * (values[i] - mean);
    }
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    double[] values = ((DoubleVector) inputs[0]).values();
    boolean[] nulls = inputs[0].nulls();
    double number = 0;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      boolean isNull = nulls != null && nulls[i];
      number += isNull ? 0 : 1;
      sum += isNull ? 0 : values[i];
    }
    if (number == 0) {
      return;
    }
    double mean = sum / number;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double distance = nulls != null && nulls[i] ? 0 : values[i] - mean;
      squares += distance * distance;
    }
    batch[0] = number;
    batch[1] = mean;
    batch[2] = squares;
    combine(states(), 0, batch);
  }

  @Override
  void combine(double[] into, int at, double[] from) {
    if (from[0] == 0) {
      return;
    }
    double number = into[at] + from[0];
    double distance = from[1] - into[at + 1];
    into[at + 2] += from[2] + distance * distance * into[at] * from[0] / number;
    into[at + 1] += distance * from[0] / number;
    into[at] = number;
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    double[] values = arena.doubles(count);
    boolean[] nulls = arena.booleans(count);
    for (int i = 0; i < count; i++) {
      int at = (from + i) * STRIDE;
      nulls[i] = states()[at] == 0;
      values[i] = nulls[i] ? 0 : spread.of(states()[at], states()[at + 2]);
    }
    return new DoubleVector(values, nulls, count);
  }
}
