package dev.sluice.core.input.column;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Values held as {@code long}. */
final class LongBuilder extends ColumnBuilder {
  private static final long[] NONE = {};

  private final LongMeaning meaning;
  private final NumberText number = new NumberText();
  private VectorArena arena = new VectorArena();
  private long[] values = NONE;

  LongBuilder(LongMeaning meaning) {
    this.meaning = meaning;
  }

  @Override
  public void begin(VectorArena batchArena, byte[] window, int capacity) {
    super.begin(batchArena, window, capacity);
    arena = batchArena;
    values = arena.longs(capacity);
  }

  @Override
  public void putText(int row, byte[] data, int start, int length) {
    if (number.read(data, start, length)) {
      values[row] = meaning.ofNumber(number.toLong());
      return;
    }
    Long other = meaning.ofText(data, start, length);
    if (other == null) {
      putNull(row);
    } else {
      values[row] = other;
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
    values[row] = meaning.ofNumber(value);
  }

  @Override
  public void putDecimal(int row, byte[] data, int start, int length) {
    values[row] = meaning.ofNumber((long) Decimals.parse(data, start, length));
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
    boolean @Nullable [] nulls = nulls();
    return new LongVector(values, nulls, rows);
  }
}
