package dev.sluice.core.group;

import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;

/** Numbers the different values of one column, NULL among them, from 0. */
interface KeyCodes {

  static KeyCodes of(ColumnType type) {
    return switch (type.physical()) {
      case LONG -> new LongCodes(false);
      case DOUBLE -> new LongCodes(true);
      case BYTES -> new BytesCodes();
    };
  }

  /** Code of each row; new values get new codes. The array is of the arena. */
  int[] codes(ColumnVector vector, int count, VectorArena arena);

  /** Number of codes. */
  int size();

  /** Values of these codes. */
  ColumnVector values(int[] codes, int count, VectorArena arena);

  long sizeBytes();

  void reset();
}
