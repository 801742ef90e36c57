package dev.sluice.core.input.column;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.VectorArena;

/** Values held as {@code double}. */
final class DoubleBuilder extends ColumnBuilder {
  private static final double[] NONE = {};

  private final boolean single;
  private final NumberText number = new NumberText();
  private double[] values = NONE;

  /**
   * A builder.
   *
   * @param single whether values are rounded to 32 bits
   */
  DoubleBuilder(boolean single) {
    this.single = single;
  }

  @Override
  public void begin(VectorArena arena, byte[] window, int capacity) {
    super.begin(arena, window, capacity);
    values = arena.doubles(capacity);
  }

  @Override
  public void putText(int row, byte[] data, int start, int length) {
    if (number.read(data, start, length)) {
      put(row, number.toDouble());
    } else {
      putNull(row);
    }
  }

  @Override
  public void putTexts(
      int row, int count, byte[] data, int[] starts, int[] lengths, int first, int stride) {
    for (int i = 0, at = first; i < count; i++, at += stride) {
      int length = lengths[at];
      if (length < 0) {
        putNull(row + i);
      } else {
        putText(row + i, data, starts[at], length);
      }
    }
  }

  @Override
  public void putInteger(int row, byte[] data, int start, int length, long value) {
    put(row, (double) value);
  }

  @Override
  public void putDecimal(int row, byte[] data, int start, int length) {
    put(row, Decimals.parse(data, start, length));
  }

  @Override
  public void putBoolean(int row, byte[] data, int start, int length, boolean value) {
    values[row] = value ? 1 : 0;
  }

  @Override
  public void putNested(int row, byte[] data, int start, int length) {
    putNull(row);
  }

  @Override
  void putNothing(int row) {
    values[row] = 0;
  }

  @Override
  public ColumnVector finish(int rows) {
    return new DoubleVector(values, nulls(), rows);
  }

  private void put(int row, double value) {
    values[row] = single ? (float) value : value;
  }
}
