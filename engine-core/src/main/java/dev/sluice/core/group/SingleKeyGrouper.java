package dev.sluice.core.group;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/** One key column, whose codes are the groups. */
final class SingleKeyGrouper implements Grouper {
  private final KeyCodes codes;

  SingleKeyGrouper(KeyCodes codes) {
    this.codes = codes;
  }

  @Override
  public int[] groups(ColumnVector[] keys, int count, VectorArena arena) {
    return codes.codes(keys[0], count, arena);
  }

  @Override
  public int groupCount() {
    return codes.size();
  }

  @Override
  public ColumnVector[] keys(int from, int count, VectorArena arena) {
    int[] range = arena.ints(count);
    for (int i = 0; i < count; i++) {
      range[i] = from + i;
    }
    return new ColumnVector[] {codes.values(range, count, arena)};
  }

  @Override
  public long sizeBytes() {
    return codes.sizeBytes();
  }

  @Override
  public void reset() {
    codes.reset();
  }
}
