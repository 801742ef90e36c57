package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/**
 * States of one aggregate for groups numbered from 0, kept in primitive arrays.
 *
 * <p>Calls for a batch: {@link #ensureGroups} with the number of groups known so far, then one
 * {@link #add}, {@link #addAll} or {@link #merge}. Every group that is new in the batch has a row
 * in that call, unless the aggregate has a filter: then the caller passes admitted rows only. NULLs
 * are skipped. Belongs to one thread.
 */
public interface Accumulator {

  /** Makes the groups below this number exist; new ones are empty. */
  void ensureGroups(int groups);

  /**
   * Takes rows.
   *
   * @param groups group of each row
   * @param count number of rows
   * @param inputs the aggregate's input columns, in its order
   */
  void add(int[] groups, int count, ColumnVector[] inputs);

  /** Takes rows that all belong to group 0. */
  void addAll(int count, ColumnVector[] inputs);

  /** Takes intermediate values, such as {@link #partial} gives. */
  void merge(int[] groups, int count, ColumnVector partial);

  /** Intermediate values of the groups {@code from .. from + count}. */
  ColumnVector partial(int from, int count, VectorArena arena);

  /** Final values of the groups {@code from .. from + count}. */
  ColumnVector result(int from, int count, VectorArena arena);

  /** Bytes of heap that the states take, as far as they grow with the data. */
  long sizeBytes();

  /**
   * Bytes of the largest state of an aggregate whose states grow with every row; -1 for others.
   * Whoever makes intermediate values of such states hands them on before they get large.
   */
  default int largestBytes() {
    return -1;
  }

  /** Forgets all groups, and keeps arrays for those to come. */
  void reset();
}
