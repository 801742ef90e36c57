package dev.sluice.core.aggregate;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Exact sums of decimals; a sum that does not fit ends the query. */
final class DecimalSum implements Accumulator {
  private final AggregateSpec spec;
  private final Presence presence;
  private long[] sums = new long[Growth.INITIAL];
  private int groupCount;

  DecimalSum(AggregateSpec spec) {
    this.spec = spec;
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
    boolean @Nullable [] nulls = inputs[0].nulls();
    long total = sums[0];
    long bad = 0;
    int added = 0;
    for (int i = 0; i < count; i++) {
      boolean skipped = nulls != null && nulls[i];
      long value = skipped ? 0 : values[i];
      long next = total + value;
      bad |= (total ^ next) & (value ^ next);
      total = next;
      added += skipped ? 0 : 1;
    }
    check(bad);
    if (added > 0) {
      sums[0] = total;
      presence.noteOnly();
    }
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    long[] into = sums;
    long[] values = ((LongVector) partial).values();
    boolean @Nullable [] nulls = partial.nulls();
    long bad = 0;
    for (int i = 0; i < count; i++) {
      long value = nulls != null && nulls[i] ? 0 : values[i];
      long before = into[groups[i]];
      long next = before + value;
      bad |= (before ^ next) & (value ^ next);
      into[groups[i]] = next;
    }
    check(bad);
    presence.note(nulls, groups, count, groupCount);
  }

  private void check(long bad) {
    if (bad < 0) {
      throw new FaultException(
          new Fault.QueryRuntimeError(
              "The sum of values of [%s] is too large: a [%s] is held in 64 bits, about 18 digits with those after the point; cast the values to DOUBLE, or to a DECIMAL of less scale"
                  .formatted(spec.inputTypes().get(0).name(), spec.outputType().name())));
    }
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
