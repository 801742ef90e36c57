package dev.sluice.core.window;

import dev.sluice.frames.vector.ColumnVector;

/** Which rows have a value that is not NULL in some column. */
final class Presence {
  private final RowBits bits = new RowBits();
  private boolean isComplete = true;

  /** No row from the first to before the second position has a value. */
  private long scanned;

  private long found;

  void arrive(ColumnVector vector, int count) {
    boolean[] nulls = vector.nulls();
    if (nulls == null) {
      bits.appendOnes(count);
    } else {
      bits.appendUnless(nulls, count);
      isComplete = false;
    }
  }

  /** Whether no NULL ever came. */
  boolean isComplete() {
    return isComplete;
  }

  /** Whether a row of the range has a value. Cheap if the begins of ranges rise. */
  boolean isIn(long from, long to) {
    if (isComplete || from >= to) {
      return from < to;
    }
    if (from < scanned || from > found) {
      scanned = from;
      found = from;
    }
    if (found < bits.end() && !bits.get(found)) {
      found = bits.next(found);
    }
    return found < to;
  }

  RowBits bits() {
    return bits;
  }

  long sizeBytes() {
    return bits.sizeBytes();
  }
}
