package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.ColumnVector;

/** Puts the value of a row into the entries of its group. */
@FunctionalInterface
interface ValueWriter {
  /** Takes the bytes of an entry's value. */
  @FunctionalInterface
  interface Sink {
    void add(byte[] data, int start, int length);
  }

  /** Hands over what the row gives: no value, one or several. */
  void write(ColumnVector values, int row, Sink sink);
}
