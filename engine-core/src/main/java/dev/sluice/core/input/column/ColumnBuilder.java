package dev.sluice.core.input.column;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of one column of a batch.
 *
 * <p>Values are given as bytes of an array, which is mostly the window of the batch: slices of the
 * window are kept without a copy, slices of other arrays are copied. Rows are written in order,
 * each once; a row that is given up is {@linkplain #forget forgotten} and then written again.
 */
public abstract sealed class ColumnBuilder
    permits LongBuilder, DoubleBuilder, TextBuilder, ArrayBuilder {
  private static final boolean[] NO_NULLS = {};

  private boolean[] nulls = NO_NULLS;
  private boolean anyNull;

  ColumnBuilder() {}

  /**
   * Starts a batch.
   *
   * @param window array whose bytes stay as they are until the batch is no longer used
   * @param capacity largest number of rows
   */
  public void begin(VectorArena arena, byte[] window, int capacity) {
    nulls = arena.booleans(capacity);
    anyNull = false;
  }

  public final void putNull(int row) {
    nulls[row] = true;
    anyNull = true;
    putNothing(row);
  }

  /** Makes the row as if it had not been written. */
  public final void forget(int row) {
    nulls[row] = false;
  }

  /** Text in valid UTF-8. */
  public abstract void putText(int row, byte[] data, int start, int length);

  /**
   * Texts of successive rows.
   *
   * @param starts where each text starts
   * @param lengths how long it is; null if negative
   * @param first index of the first row's start and length
   * @param stride distance between those of successive rows
   */
  public abstract void putTexts(
      int row, int count, byte[] data, int[] starts, int[] lengths, int first, int stride);

  public final void putNulls(int row, int count) {
    for (int i = row; i < row + count; i++) {
      putNull(i);
    }
  }

  /** A JSON integer within 64 bits, as text and as value. */
  public abstract void putInteger(int row, byte[] data, int start, int length, long value);

  /** A JSON number with fraction, with exponent or beyond 64 bits, as text. */
  public abstract void putDecimal(int row, byte[] data, int start, int length);

  /** {@code true} or {@code false}, as text and as value. */
  public abstract void putBoolean(int row, byte[] data, int start, int length, boolean value);

  /** A JSON object, or array, as text: compact, but for arrays that hold no others. */
  public abstract void putNested(int row, byte[] data, int start, int length);

  /** The values of the first rows, valid as long as the arena's arrays and the window. */
  public abstract ColumnVector finish(int rows);

  /** Makes the value of a null row readable. */
  abstract void putNothing(int row);

  final boolean @Nullable [] nulls() {
    return anyNull ? nulls : null;
  }
}
