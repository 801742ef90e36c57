package dev.sluice.core.aggregate;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/**
 * One row per group at most. An intermediate value is NULL without a row, empty for a NULL, and
 * else a byte before the value.
 */
final class SingleValueAccumulator implements Accumulator {
  private final Cells cells;
  private boolean[] seen = new boolean[Growth.INITIAL];
  private boolean[] valued = new boolean[Growth.INITIAL];
  private int groupCount;

  SingleValueAccumulator(Cells cells) {
    this.cells = cells;
  }

  @Override
  public void ensureGroups(int groups) {
    cells.ensureGroups(groups);
    if (groups > seen.length) {
      int length = Growth.length(seen.length, groups);
      seen = Arrays.copyOf(seen, length);
      valued = Arrays.copyOf(valued, length);
    }
    groupCount = Math.max(groupCount, groups);
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    cells.read(inputs[0]);
    for (int i = 0; i < count; i++) {
      take(groups[i]);
      if (!inputs[0].isNull(i)) {
        valued[groups[i]] = true;
        cells.set(groups[i], i);
      }
    }
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    add(new int[count], count, inputs);
  }

  private void take(int group) {
    if (seen[group]) {
      throw new FaultException(
          new Fault.QueryRuntimeError(
              "A subquery used as a value gave more than one row; aggregate it, or add LIMIT 1"));
    }
    seen[group] = true;
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    Slices slices = Slices.of(partial);
    for (int i = 0; i < count; i++) {
      if (partial.isNull(i)) {
        continue;
      }
      take(groups[i]);
      if (slices.length(i) > 0) {
        valued[groups[i]] = true;
        cells.setEncoded(groups[i], slices.data(), slices.start(i) + 1, slices.length(i) - 1);
      }
    }
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    int bytes = 0;
    for (int i = from; i < from + count; i++) {
      bytes = Math.addExact(bytes, valued[i] ? 1 + cells.encodedLength(i) : 0);
    }
    byte[] data = arena.bytes(bytes);
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      int group = from + i;
      starts[i] = at;
      lengths[i] = valued[group] ? 1 + cells.encodedLength(group) : 0;
      if (valued[group]) {
        data[at] = 1;
        cells.write(group, data, at + 1);
      }
      at += lengths[i];
    }
    return new StringVector(data, starts, lengths, Marks.nulls(seen, from, count, arena), count);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    return cells.vector(from, count, Marks.nulls(valued, from, count, arena), arena);
  }

  @Override
  public long sizeBytes() {
    return cells.sizeBytes() + 2L * seen.length;
  }

  @Override
  public void reset() {
    cells.reset();
    Arrays.fill(seen, 0, groupCount, false);
    Arrays.fill(valued, 0, groupCount, false);
    groupCount = 0;
  }
}
