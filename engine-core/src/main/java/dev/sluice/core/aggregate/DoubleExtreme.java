package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/**
 * Least or greatest doubles, as integers of the same order: NaN above everything, -0.0 below 0.0.
 */
final class DoubleExtreme implements Accumulator {
  private final Presence presence;
  private final long mask;
  private long[] least = new long[Growth.INITIAL];
  private int groupCount;

  DoubleExtreme(AggregateSpec spec, boolean greatest) {
    presence = new Presence(spec);
    mask = greatest ? -1L : 0L;
  }

  /** Integer that compares as the double does; applied twice it gives the bits back. */
  private static long ordered(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  @Override
  public void ensureGroups(int groups) {
    if (groups > least.length) {
      least = Arrays.copyOf(least, Growth.length(least.length, groups));
    }
    if (groups > groupCount) {
      Arrays.fill(least, groupCount, groups, Long.MAX_VALUE);
      groupCount = groups;
    }
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    merge(groups, count, inputs[0]);
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    double[] values = ((DoubleVector) inputs[0]).values();
    boolean[] nulls = inputs[0].nulls();
    long best = Long.MAX_VALUE;
    int added = count;
    for (int i = 0; i < count; i++) {
      long value = ordered(Double.doubleToLongBits(values[i])) ^ mask;
      boolean skip = nulls != null && nulls[i];
      best = Math.min(best, skip ? Long.MAX_VALUE : value);
      added -= skip ? 1 : 0;
    }
    if (added > 0) {
      least[0] = Math.min(least[0], best);
      presence.noteOnly();
    }
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    long[] into = least;
    double[] values = ((DoubleVector) partial).values();
    boolean[] nulls = partial.nulls();
    for (int i = 0; i < count; i++) {
      int group = groups[i];
      long value = ordered(Double.doubleToLongBits(values[i])) ^ mask;
      into[group] = Math.min(into[group], nulls != null && nulls[i] ? Long.MAX_VALUE : value);
    }
    presence.note(nulls, groups, count, groupCount);
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    double[] values = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      values[i] = Double.longBitsToDouble(ordered(least[from + i] ^ mask));
    }
    return new DoubleVector(values, presence.nulls(from, count, arena), count);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    return partial(from, count, arena);
  }

  @Override
  public long sizeBytes() {
    return 8L * least.length + presence.sizeBytes();
  }

  @Override
  public void reset() {
    groupCount = 0;
    presence.reset();
  }
}
