package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Counts rows, or the values of its input if it has one. */
final class CountAccumulator implements Accumulator {
  private long[] counts = new long[Growth.INITIAL];
  private int groupCount;

  @Override
  public void ensureGroups(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Growth.length(counts.length, groups));
    }
    if (groups > groupCount) {
      Arrays.fill(counts, groupCount, groups, 0);
      groupCount = groups;
    }
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    long[] into = counts;
    boolean[] nulls = inputs.length == 0 ? null : inputs[0].nulls();
    if (nulls == null) {
      for (int i = 0; i < count; i++) {
        into[groups[i]]++;
      }
    } else {
      for (int i = 0; i < count; i++) {
        into[groups[i]] += nulls[i] ? 0 : 1;
      }
    }
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    boolean[] nulls = inputs.length == 0 ? null : inputs[0].nulls();
    int values = count;
    if (nulls != null) {
      for (int i = 0; i < count; i++) {
        values -= nulls[i] ? 1 : 0;
      }
    }
    counts[0] += values;
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    long[] into = counts;
    long[] from = ((LongVector) partial).values();
    boolean[] nulls = partial.nulls();
    for (int i = 0; i < count; i++) {
      into[groups[i]] += nulls != null && nulls[i] ? 0 : from[i];
    }
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    long[] values = arena.longs(count);
    System.arraycopy(counts, from, values, 0, count);
    return new LongVector(values, null, count);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    return partial(from, count, arena);
  }

  @Override
  public long sizeBytes() {
    return 8L * counts.length;
  }

  @Override
  public void reset() {
    groupCount = 0;
  }
}
