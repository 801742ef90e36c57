package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/**
 * Values with the least or greatest time, or other number. An intermediate value is the time in 8
 * bytes, the most significant first, and the value: 8 bytes of a number (a double's bits), or the
 * text. It is NULL for a group without a value.
 */
final class TimedAccumulator implements Accumulator {
  private final boolean latest;
  private final boolean pairs;
  private final long inversion;
  private final Cells cells;
  private long[] times = new long[Growth.INITIAL];
  private boolean[] seen = new boolean[Growth.INITIAL];
  private int groupCount;
  private long[] ordered = {};

  TimedAccumulator(boolean latest, boolean pairs, Cells cells) {
    this(latest, pairs, false, cells);
  }

  /**
   * States of an aggregate.
   *
   * @param latest whether of the rows the one with the greatest time counts, of equal ones the last
   * @param pairs whether the input is intermediate values
   * @param inverted whether times count as if they ran backwards
   */
  TimedAccumulator(boolean latest, boolean pairs, boolean inverted, Cells cells) {
    this.inversion = inverted ? -1 : 0;
    this.latest = latest;
    this.pairs = pairs;
    this.cells = cells;
  }

  @Override
  public void ensureGroups(int groups) {
    cells.ensureGroups(groups);
    if (groups > seen.length) {
      int length = Growth.length(seen.length, groups);
      times = Arrays.copyOf(times, length);
      seen = Arrays.copyOf(seen, length);
    }
    groupCount = Math.max(groupCount, groups);
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    if (pairs) {
      merge(groups, count, inputs[0]);
      return;
    }
    long[] rowTimes = times(inputs[1], count);
    cells.read(inputs[0]);
    for (int i = 0; i < count; i++) {
      if (!inputs[0].isNull(i) && !inputs[1].isNull(i) && take(groups[i], rowTimes[i])) {
        cells.set(groups[i], i);
      }
    }
  }

  /** Keys as numbers of the same order: NaN is the greatest, -0.0 is below 0.0. */
  private long[] times(ColumnVector keys, int count) {
    if (keys instanceof LongVector longs && inversion == 0) {
      return longs.values();
    }
    if (ordered.length < count) {
      ordered = new long[count];
    }
    if (keys instanceof LongVector longs) {
      for (int i = 0; i < count; i++) {
        ordered[i] = longs.values()[i] ^ inversion;
      }
    } else {
      double[] values = ((DoubleVector) keys).values();
      for (int i = 0; i < count; i++) {
        long bits = Double.doubleToLongBits(values[i]);
        ordered[i] = bits ^ ((bits >> 63) & Long.MAX_VALUE) ^ inversion;
      }
    }
    return ordered;
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    add(new int[count], count, inputs);
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    Slices slices = Slices.of(partial);
    for (int i = 0; i < count; i++) {
      if (partial.isNull(i)) {
        continue;
      }
      int start = slices.start(i);
      if (take(groups[i], BigEndian.getLong(slices.data(), start))) {
        cells.setEncoded(
            groups[i], slices.data(), start + Long.BYTES, slices.length(i) - Long.BYTES);
      }
    }
  }

  /** Whether a value of this time replaces what the group has. */
  private boolean take(int group, long time) {
    if (seen[group] && (latest ? time < times[group] : time >= times[group])) {
      return false;
    }
    seen[group] = true;
    times[group] = time;
    return true;
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    int bytes = 0;
    for (int i = from; i < from + count; i++) {
      bytes = Math.addExact(bytes, seen[i] ? Long.BYTES + cells.encodedLength(i) : 0);
    }
    byte[] data = arena.bytes(bytes);
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      int group = from + i;
      int length = seen[group] ? Long.BYTES + cells.encodedLength(group) : 0;
      starts[i] = at;
      lengths[i] = length;
      if (length > 0) {
        BigEndian.putLong(data, at, times[group]);
        cells.write(group, data, at + Long.BYTES);
      }
      at += length;
    }
    return new StringVector(data, starts, lengths, Marks.nulls(seen, from, count, arena), count);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    return cells.vector(from, count, Marks.nulls(seen, from, count, arena), arena);
  }

  @Override
  public long sizeBytes() {
    return cells.sizeBytes() + 9L * seen.length;
  }

  @Override
  public void reset() {
    cells.reset();
    Arrays.fill(seen, 0, groupCount, false);
    groupCount = 0;
  }
}
