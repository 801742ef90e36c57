package dev.sluice.core.input.column;

import dev.sluice.frames.array.ArrayEncoder;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/** Arrays; a value that is no list is an array of itself. */
final class ArrayBuilder extends ColumnBuilder {
  private static final int[] NONE = {};

  private final ListReader lists;
  private final ArrayEncoder arrays = new ArrayEncoder();
  private VectorArena arena = new VectorArena();
  private int[] starts = NONE;
  private int[] lengths = NONE;

  ArrayBuilder(ListReader lists) {
    this.lists = lists;
  }

  @Override
  public void begin(VectorArena batchArena, byte[] window, int capacity) {
    super.begin(batchArena, window, capacity);
    arena = batchArena;
    arrays.clear();
    starts = arena.ints(capacity);
    lengths = arena.ints(capacity);
  }

  @Override
  public void putText(int row, byte[] data, int start, int length) {
    open(row);
    lists.readText(data, start, length, arrays);
    close(row);
  }

  @Override
  public void putTexts(
      int row, int count, byte[] data, int[] texts, int[] sizes, int first, int stride) {
    for (int i = 0, at = first; i < count; i++, at += stride) {
      if (sizes[at] < 0) {
        putNull(row + i);
      } else {
        putText(row + i, data, texts[at], sizes[at]);
      }
    }
  }

  @Override
  public void putInteger(int row, byte[] data, int start, int length, long value) {
    open(row);
    lists.elements().integer(value, arrays);
    close(row);
  }

  @Override
  public void putDecimal(int row, byte[] data, int start, int length) {
    open(row);
    lists.elements().decimal(Arrays.copyOfRange(data, start, start + length), arrays);
    close(row);
  }

  @Override
  public void putBoolean(int row, byte[] data, int start, int length, boolean value) {
    open(row);
    lists.elements().truth(value, arrays);
    close(row);
  }

  @Override
  public void putNested(int row, byte[] data, int start, int length) {
    if (data[start] != '[') {
      putNull(row);
      return;
    }
    open(row);
    lists.readJson(data, start, length, arrays);
    close(row);
  }

  private void open(int row) {
    starts[row] = arrays.length();
  }

  private void close(int row) {
    lengths[row] = arrays.length() - starts[row];
  }

  @Override
  void putNothing(int row) {
    starts[row] = 0;
    lengths[row] = 0;
  }

  @Override
  public ColumnVector finish(int rows) {
    byte[] data = arena.bytes(arrays.length());
    System.arraycopy(arrays.data(), 0, data, 0, arrays.length());
    return new StringVector(data, starts, lengths, nulls(), rows);
  }
}
