package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/**
 * States of a fixed number of doubles per group, 0 at first. An intermediate value is their bits, 8
 * bytes each, the most significant first; it is never NULL.
 */
abstract class StridedDoubles implements Accumulator {
  private final int stride;
  private double[] states;
  private double[] other;
  private int groupCount;
  private int[] onlyGroup = {};

  StridedDoubles(int stride) {
    this.stride = stride;
    states = new double[Growth.INITIAL * stride];
    other = new double[stride];
  }

  /** Doubles of all groups; those of a group start at its number times the stride. */
  final double[] states() {
    return states;
  }

  /** Puts the state of other rows to that which starts at {@code at}. */
  abstract void combine(double[] into, int at, double[] from);

  @Override
  public final void ensureGroups(int groups) {
    if (groups * stride > states.length) {
      states = Arrays.copyOf(states, Growth.length(states.length / stride, groups) * stride);
    }
    if (groups > groupCount) {
      Arrays.fill(states, groupCount * stride, groups * stride, 0);
      groupCount = groups;
    }
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    if (onlyGroup.length < count) {
      onlyGroup = new int[count];
    }
    add(onlyGroup, count, inputs);
  }

  @Override
  public final void merge(int[] groups, int count, ColumnVector partial) {
    Slices slices = Slices.of(partial);
    for (int i = 0; i < count; i++) {
      if (partial.isNull(i)) {
        continue;
      }
      int start = slices.start(i);
      for (int s = 0; s < stride; s++) {
        other[s] =
            Double.longBitsToDouble(BigEndian.getLong(slices.data(), start + s * Double.BYTES));
      }
      combine(states, groups[i] * stride, other);
    }
  }

  @Override
  public final ColumnVector partial(int from, int count, VectorArena arena) {
    int width = stride * Double.BYTES;
    byte[] data = arena.bytes(count * width);
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    for (int i = 0; i < count; i++) {
      starts[i] = i * width;
      lengths[i] = width;
    }
    for (int i = 0; i < count * stride; i++) {
      BigEndian.putLong(
          data, i * Double.BYTES, Double.doubleToRawLongBits(states[from * stride + i]));
    }
    return new StringVector(data, starts, lengths, null, count);
  }

  @Override
  public final long sizeBytes() {
    return 8L * states.length;
  }

  @Override
  public final void reset() {
    groupCount = 0;
  }
}
