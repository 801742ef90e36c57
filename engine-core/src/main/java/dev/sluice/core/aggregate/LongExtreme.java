package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Least values of integers; greatest ones as the least of their complements. */
final class LongExtreme implements Accumulator {
  private final Presence presence;
  private final long mask;
  private long[] least = new long[Growth.INITIAL];
  private int groupCount;

  LongExtreme(AggregateSpec spec, boolean greatest) {
    presence = new Presence(spec);
    mask = greatest ? -1L : 0L;
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
    long[] values = ((LongVector) inputs[0]).values();
    boolean[] nulls = inputs[0].nulls();
    long best = Long.MAX_VALUE;
    int added = count;
    if (nulls == null) {
      for (int i = 0; i < count; i++) {
        best = Math.min(best, values[i] ^ mask);
      }
    } else {
      for (int i = 0; i < count; i++) {
        best = Math.min(best, nulls[i] ? Long.MAX_VALUE : values[i] ^ mask);
        added -= nulls[i] ? 1 : 0;
      }
    }
    if (added > 0) {
      least[0] = Math.min(least[0], best);
      presence.noteOnly();
    }
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    long[] into = least;
    long[] values = ((LongVector) partial).values();
    boolean[] nulls = partial.nulls();
    if (nulls == null) {
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        into[group] = Math.min(into[group], values[i] ^ mask);
      }
    } else {
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        into[group] = Math.min(into[group], nulls[i] ? Long.MAX_VALUE : values[i] ^ mask);
      }
    }
    presence.note(nulls, groups, count, groupCount);
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    long[] values = arena.longs(count);
    for (int i = 0; i < count; i++) {
      values[i] = least[from + i] ^ mask;
    }
    return new LongVector(values, presence.nulls(from, count, arena), count);
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
