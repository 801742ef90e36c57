package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Bits of numbers, combined by one operation. */
final class BitAccumulator implements Accumulator {
  private final BitOperation operation;
  private final Presence presence;
  private long[] values = new long[Growth.INITIAL];
  private int groupCount;

  BitAccumulator(BitOperation operation, AggregateSpec spec) {
    this.operation = operation;
    presence = new Presence(spec);
  }

  @Override
  public void ensureGroups(int groups) {
    if (groups > values.length) {
      values = Arrays.copyOf(values, Growth.length(values.length, groups));
    }
    if (groups > groupCount) {
      Arrays.fill(values, groupCount, groups, operation.neutral());
      groupCount = groups;
    }
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    merge(groups, count, inputs[0]);
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    long[] from = ((LongVector) inputs[0]).values();
    long combined = values[0];
    boolean any = false;
    for (int i = 0; i < count; i++) {
      if (!inputs[0].isNull(i)) {
        combined = operation.apply(combined, from[i]);
        any = true;
      }
    }
    values[0] = combined;
    if (any) {
      presence.noteOnly();
    }
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    long[] into = values;
    long[] from = ((LongVector) partial).values();
    boolean[] nulls = partial.nulls();
    for (int i = 0; i < count; i++) {
      if (nulls == null || !nulls[i]) {
        into[groups[i]] = operation.apply(into[groups[i]], from[i]);
      }
    }
    presence.note(nulls, groups, count, groupCount);
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    long[] out = arena.longs(count);
    System.arraycopy(values, from, out, 0, count);
    return new LongVector(out, presence.nulls(from, count, arena), count);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    return partial(from, count, arena);
  }

  @Override
  public long sizeBytes() {
    return 8L * values.length + presence.sizeBytes();
  }

  @Override
  public void reset() {
    groupCount = 0;
    presence.reset();
  }
}
