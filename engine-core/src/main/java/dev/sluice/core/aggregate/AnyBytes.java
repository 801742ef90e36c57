package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** The first byte string of each group. */
final class AnyBytes implements Accumulator {
  private final BytesCells cells;
  private boolean[] seen = new boolean[Growth.INITIAL];
  private int groupCount;

  AnyBytes(int maxBytes) {
    cells = new BytesCells(maxBytes);
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
    cells.read(inputs[0]);
    for (int i = 0; i < count && !seen[0]; i++) {
      if (!inputs[0].isNull(i)) {
        seen[0] = true;
        cells.set(0, i);
      }
    }
  }

  @Override
  public void merge(int[] groups, int count, ColumnVector partial) {
    boolean[] marks = seen;
    cells.read(partial);
    for (int i = 0; i < count; i++) {
      int group = groups[i];
      if (!marks[group] && !partial.isNull(i)) {
        marks[group] = true;
        cells.set(group, i);
      }
    }
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
