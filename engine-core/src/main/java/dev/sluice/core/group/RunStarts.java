package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.List;

/**
 * Finds rows whose keys differ from those of the row before, which may be the last of the batch
 * before. Without key columns only the very first row does.
 */
public final class RunStarts {
  private final KeyList[] columns;
  private boolean started;

  public RunStarts(List<ColumnType> keyTypes) {
    columns = keyTypes.stream().map(KeyList::of).toArray(KeyList[]::new);
  }

  /**
   * Whether each row starts a run; the array is of the arena.
   *
   * @param count at least 1
   */
  public boolean[] of(ColumnVector[] keys, int count, VectorArena arena) {
    boolean[] starts = arena.booleans(count);
    starts[0] = !started;
    int[] last = arena.ints(1);
    last[0] = count - 1;
    for (int k = 0; k < columns.length; k++) {
      starts[0] |= started && !columns[k].lastEquals(keys[k], 0);
      columns[k].markChanges(keys[k], count, starts);
      columns[k].append(keys[k], last, 1);
      columns[k].keepLast();
    }
    started = true;
    return starts;
  }
}
