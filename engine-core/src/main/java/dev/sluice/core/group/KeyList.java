package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/** Key values of runs in one column. */
interface KeyList {

  static KeyList of(ColumnType type) {
    return switch (type.physical()) {
      case LONG -> new LongKeyList(false);
      case DOUBLE -> new LongKeyList(true);
      case BYTES -> new BytesKeyList();
    };
  }

  /** Whether the last value equals that of a row. */
  boolean lastEquals(ColumnVector vector, int row);

  /** Sets {@code changed[i]} for each row after the first that differs from the one before. */
  void markChanges(ColumnVector vector, int count, boolean[] changed);

  /** Adds the values of some rows. */
  void append(ColumnVector vector, int[] rows, int count);

  ColumnVector vector(int from, int count, VectorArena arena);

  void keepLast();

  long sizeBytes();
}
