package dev.sluice.core.group;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/**
 * Numbers the different keys of rows, from 0 in the order in which they appear in some batch.
 * Belongs to one thread.
 */
public interface Grouper {
  /**
   * Group of each row. Rows with new keys make new groups.
   *
   * @param keys key columns, the same number and types in each call
   * @param count number of rows
   * @return array with a group for each of the rows, of the arena
   */
  int[] groups(ColumnVector[] keys, int count, VectorArena arena);

  int groupCount();

  /** Keys of the groups {@code from .. from + count}. */
  ColumnVector[] keys(int from, int count, VectorArena arena);

  /** Bytes of heap that the groups take, as far as they grow with the data. */
  long sizeBytes();

  /** Forgets all groups, and keeps arrays for those to come. */
  void reset();
}
