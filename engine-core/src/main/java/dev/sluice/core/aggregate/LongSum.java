package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Sums of integers, modulo 2^64. */
final class LongSum implements Accumulator {
  private final Presence presence;
  private long[] sums = new long[Growth.INITIAL];
  private int groupCount;

  LongSum(AggregateSpec spec) {
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
    merge(groups, count, inputs[0]);
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    long[] values = ((LongVector) inputs[0]).values();
    boolean[] nulls = inputs[0].nulls();
    long sum = 0;
    int added = count;
    if (nulls == null) {
      for (int i = 0; i < count; i++) {
        sum += values[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        sum += nulls[i] ? 0 : values[i];
        added -= nulls[i] ? 1 : 0;
      }
    }
    if (added > 0) {
      sums[0] += sum;
      presence.noteOnly();
    }
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    long[] into = sums;
    long[] values = ((LongVector) partial).values();
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
    long[] values = arena.longs(count);
    System.arraycopy(sums, from, values, 0, count);
    return new LongVector(values, presence.nulls(from, count, arena), count);
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
