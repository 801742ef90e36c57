package dev.sluice.core.window;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ScalarType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts, and sums of integers modulo 2^64: the sum from the begin of the partition is kept with
 * each row, and that of a frame is the difference of two.
 */
final class PrefixSums implements WindowFunction {
  private final int input;
  private final boolean isCount;
  private final int state;
  private final int added;
  private final @Nullable Presence presence;
  private final FrameRanges ranges;
  private final boolean isRunning;
  private @Nullable RowCursor ends;
  private @Nullable RowCursor starts;
  private long sum;
  private long keepFrom;

  PrefixSums(WindowCall call, WindowSpec spec, RowColumns columns) {
    AggregateSpec function = call.function();
    isCount = function.function().equals("count");
    input = function.inputs().isEmpty() ? -1 : columns.input().indexOf(function.inputs().get(0));
    presence = isCount ? null : new Presence();
    ranges = new FrameRanges(call.frame(), spec, columns);
    isRunning = call.frame().equals(WindowFrame.RUNNING);
    if (isRunning) {
      added = columns.addPassing(ScalarType.LONG);
    } else {
      added = columns.add(ScalarType.LONG);
    }
    state = columns.input().size() + added;
  }

  @Override
  public Lookahead lookahead() {
    return ranges.lookahead();
  }

  @Override
  public void open(RowStore store) {
    ends = new RowCursor(store);
    starts = new RowCursor(store);
    ranges.open(store);
  }

  @Override
  public void arrive(
      Batch batch, boolean[] begins, @Nullable ColumnVector[] states, VectorArena arena) {
    int count = batch.rowCount();
    long[] sums = arena.longs(count);
    ColumnVector vector = input < 0 ? null : batch.column(input);
    if (isCount) {
      count(vector == null ? null : vector.nulls(), begins, count, sums);
    } else if (vector != null) {
      sum((LongVector) vector, begins, count, sums);
      if (presence != null) {
        presence.arrive(vector, count);
      }
    }
    states[added] = new LongVector(sums, null, count);
  }

  private void count(boolean @Nullable [] nulls, boolean[] begins, int count, long[] sums) {
    long counted = sum;
    for (int i = 0; i < count; i++) {
      counted = begins[i] ? 0 : counted;
      counted += nulls == null || !nulls[i] ? 1 : 0;
      sums[i] = counted;
    }
    sum = counted;
  }

  private void sum(LongVector vector, boolean[] begins, int count, long[] sums) {
    long[] values = vector.values();
    boolean[] nulls = vector.nulls();
    long summed = sum;
    for (int i = 0; i < count; i++) {
      summed = begins[i] ? 0 : summed;
      summed += nulls == null || !nulls[i] ? values[i] : 0;
      sums[i] = summed;
    }
    sum = summed;
  }

  @Override
  public ColumnVector evaluate(RowPlaces places, Batch rows, VectorArena arena) throws IOException {
    int count = places.count;
    ranges.compute(places, rows, arena);
    long[] out = arena.longs(count);
    if (isRunning) {
      System.arraycopy(((LongVector) rows.column(state)).values(), 0, out, 0, count);
    } else {
      java.util.Arrays.fill(out, 0, count, 0);
      for (int range = 0; range < ranges.rangeCount(); range++) {
        add(places, ranges.from[range], ranges.to[range], out);
      }
    }
    keepFrom = isRunning ? Long.MAX_VALUE : Math.max(0, ranges.keepFrom() - 1);
    boolean[] nulls = nulls(count, arena);
    if (presence != null) {
      presence.bits().dropBelow(ranges.keepFrom());
    }
    return new LongVector(out, nulls, count);
  }

  /** Adds the sum of each range. */
  private void add(RowPlaces places, long[] from, long[] to, long[] out) throws IOException {
    RowCursor upper = opened(ends);
    RowCursor lower = opened(starts);
    for (int i = 0; i < places.count; i++) {
      if (from[i] < to[i]) {
        out[i] += at(upper, to[i] - 1);
        if (from[i] > places.partitionStart[i]) {
          out[i] -= at(lower, from[i] - 1);
        }
      }
    }
  }

  private long at(RowCursor cursor, long position) throws IOException {
    if (position < cursor.first() || position >= cursor.end()) {
      cursor.seek(position);
    }
    return ((LongVector) cursor.column(state)).values()[(int) (position - cursor.first())];
  }

  private static RowCursor opened(@Nullable RowCursor cursor) {
    if (cursor == null) {
      throw new IllegalStateException("Not opened");
    }
    return cursor;
  }

  private boolean @Nullable [] nulls(int count, VectorArena arena) {
    return isCount || presence == null ? null : ranges.withoutValue(presence, count, arena);
  }

  @Override
  public long keepFrom() {
    return keepFrom;
  }

  @Override
  public long sizeBytes() {
    return presence == null ? 0 : presence.sizeBytes();
  }

  @Override
  public void close() {
    if (ends != null) {
      ends.close();
    }
    if (starts != null) {
      starts.close();
    }
    ranges.close();
  }
}
