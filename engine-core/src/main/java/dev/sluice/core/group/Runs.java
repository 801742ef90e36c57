package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;

/**
 * Numbers runs of neighbours with equal keys. A run goes on from one batch to the next; the keys of
 * runs are kept until {@link #keepLast}. Without key columns all rows are one run.
 */
public final class Runs {
  private final KeyList[] columns;
  private int runCount;

  public Runs(List<ColumnType> keyTypes) {
    columns = keyTypes.stream().map(KeyList::of).toArray(KeyList[]::new);
  }

  /** Run of each row; the array is of the arena. */
  public int[] runs(ColumnVector[] keys, int count, VectorArena arena) {
    int[] runs = arena.ints(count);
    boolean[] changed = arena.booleans(count);
    changed[0] = runCount == 0;
    for (int k = 0; k < columns.length; k++) {
      changed[0] |= runCount > 0 && !columns[k].lastEquals(keys[k], 0);
      columns[k].markChanges(keys[k], count, changed);
    }
    int[] firsts = arena.ints(count);
    int fresh = 0;
    int run = runCount - 1;
    for (int i = 0; i < count; i++) {
      firsts[fresh] = i;
      int step = changed[i] ? 1 : 0;
      fresh += step;
      run += step;
      runs[i] = run;
    }
    for (int k = 0; k < columns.length; k++) {
      columns[k].append(keys[k], firsts, fresh);
    }
    runCount += fresh;
    return runs;
  }

  public int runCount() {
    return runCount;
  }

  /** Keys of the runs {@code from .. from + count}. */
  public ColumnVector[] keys(int from, int count, VectorArena arena) {
    ColumnVector[] keys = new ColumnVector[columns.length];
    for (int k = 0; k < columns.length; k++) {
      keys[k] = columns[k].vector(from, count, arena);
    }
    return keys;
  }

  /** Forgets all runs but the last, which becomes run 0. */
  public void keepLast() {
    for (KeyList column : columns) {
      column.keepLast();
    }
    runCount = 1;
  }

  public long sizeBytes() {
    long bytes = 0;
    for (KeyList column : columns) {
      bytes += column.sizeBytes();
    }
    return bytes;
  }
}
