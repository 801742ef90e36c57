package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Least or greatest byte strings, by unsigned bytes, a prefix first. */
final class BytesExtreme implements Accumulator {
  private final boolean greatest;
  private final BytesCells cells = new BytesCells(Integer.MAX_VALUE);
  private boolean[] seen = new boolean[Growth.INITIAL];
  private int groupCount;

  BytesExtreme(boolean greatest) {
    this.greatest = greatest;
  }

  @Override
  public void ensureGroups(int groups) {
    cells.ensureGroups(groups);
    if (groups > seen.length) {
      seen = Arrays.copyOf(seen, Growth.length(seen.length, groups));
    }
    groupCount = Math.max(groupCount, groups);
  }

  @Override
  public void add(int[] groups, int count, ColumnVector[] inputs) {
    merge(groups, count, inputs[0]);
  }

  @Override
  public void addAll(int count, ColumnVector[] inputs) {
    Slices slices = Slices.of(inputs[0]);
    for (int i = 0; i < count; i++) {
      if (!inputs[0].isNull(i)) {
        offer(0, slices, i);
      }
    }
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    Slices slices = Slices.of(partial);
    for (int i = 0; i < count; i++) {
      if (!partial.isNull(i)) {
        offer(groups[i], slices, i);
      }
    }
  }

  private void offer(int group, Slices slices, int row) {
    int start = slices.start(row);
    int length = slices.length(row);
    if (seen[group]) {
      byte[] held = cells.get(group);
      int order =
          Arrays.compareUnsigned(slices.data(), start, start + length, held, 0, held.length);
      if (greatest ? order <= 0 : order >= 0) {
        return;
      }
    }
    seen[group] = true;
    cells.setEncoded(group, slices.data(), start, length);
  }

  @Override
  public ColumnVector partial(int from, int count, VectorArena arena) {
    return cells.vector(from, count, Marks.nulls(seen, from, count, arena), arena);
  }

  @Override
  public ColumnVector result(int from, int count, VectorArena arena) {
    return partial(from, count, arena);
  }

  @Override
  public long sizeBytes() {
    return cells.sizeBytes() + seen.length;
  }

  @Override
  public void reset() {
    cells.reset();
    Arrays.fill(seen, 0, groupCount, false);
    groupCount = 0;
  }
}
