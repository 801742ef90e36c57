package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Sums of numbers as doubles. */
final class DoubleSum implements Accumulator {
  private final Presence presence;
  private double[] sums = new double[Growth.INITIAL];
  private int groupCount;

  DoubleSum(AggregateSpec spec) {
    presence = new Presence(spec);
  }

  @Override
  public void ensureGroups(int groups) {
    if (groups > sums.length) {
      sums = Arrays.copyOf(sums, Growth.length(sums.length, groups));
    }
    if (groups > groupCount) {
      Arrays.fill(sums, groupCount, groups, 0);
      groupCount = groups;
    }
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    ColumnVector input = inputs[0];
    if (input instanceof DoubleVector) {
      merge(groups, count, input);
    } else {
      addLongs(groups, count, (LongVector) input);
    }
  }

  private void addLongs(int[] groups, int count, LongVector input) {
    double[] into = sums;
    long[] values = input.values();
    boolean[] nulls = input.nulls();
    for (int i = 0; i < count; i++) {
      into[groups[i]] += nulls != null && nulls[i] ? 0 : values[i];
    }
    presence.note(nulls, groups, count, groupCount);
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    boolean[] nulls = inputs[0].nulls();
    int added = count;
    if (nulls != null) {
      for (int i = 0; i < count; i++) {
        added -= nulls[i] ? 1 : 0;
      }
    }
    if (added == 0) {
      return;
    }
    double sum =
        inputs[0] instanceof DoubleVector doubles
            ? nulls == null ? sum(doubles.values(), count) : sum(doubles.values(), nulls, count)
            : sum((LongVector) inputs[0], count);
    sums[0] += sum;
    presence.noteOnly();
  }

  /** Four chains of additions, which the processor runs side by side. */
  private static double sum(double[] values, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < count; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }

  private static double sum(double[] values, boolean[] nulls, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += nulls[i] ? 0 : values[i];
    }
    return sum;
  }

  private static double sum(LongVector input, int count) {
    long[] values = input.values();
    boolean[] nulls = input.nulls();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += nulls != null && nulls[i] ? 0 : values[i];
    }
    return sum;
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    double[] into = sums;
    double[] values = ((DoubleVector) partial).values();
    boolean[] nulls = partial.nulls();
    if (nulls == null) {
      for (int i = 0; i < count; i++) {
        into[groups[i]] += values[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        into[groups[i]] += nulls[i] ? 0 : values[i];
      }
    }
    presence.note(nulls, groups, count, groupCount);
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    double[] values = arena.doubles(count);
    System.arraycopy(sums, from, values, 0, count);
    return new DoubleVector(values, presence.nulls(from, count, arena), count);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    return partial(from, count, arena);
  }

  @Override
  public long sizeBytes() {
    return 8L * sums.length + presence.sizeBytes();
  }

  @Override
  public void reset() {
    groupCount = 0;
    presence.reset();
  }
}
