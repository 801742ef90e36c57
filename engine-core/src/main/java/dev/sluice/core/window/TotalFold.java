package dev.sluice.core.window;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.Arrays;

/**
 * Sums of moving ranges in double precision. They are sums of what is in the range, and not
 * differences: a great number that has left it leaves no trace.
 */
final class TotalFold extends MovingFold {
  private final RowCursor head;
  private final RowCursor tail;
  private final int column;
  private final VectorArena numbers = new VectorArena();
  private final double[] front = new double[BLOCK];
  private double[] blocks = new double[16];
  private double middle;
  private double back;
  private double[] out = new double[0];

  TotalFold(int column, RowStore store) {
    this.column = column;
    head = new RowCursor(store);
    tail = new RowCursor(store);
  }

  /** The sum of each range. */
  double[] totals(long[] from, long[] to, int count, VectorArena arena) throws IOException {
    out = arena.doubles(count);
    fold(from, to, count);
    return out;
  }

  @Override
  void clear() {
    middle = 0;
    back = 0;
  }

  @Override
  long addToBack(long from, long to) throws IOException {
    head.seek(from);
    long limit = Math.min(to, head.end());
    ColumnVector vector = head.column(column);
    numbers.reset();
    double[] values = RunningTotal.doubles(vector, vector.size(), numbers);
    boolean[] nulls = vector.nulls();
    double sum = back;
    for (int i = (int) (from - head.first()), last = (int) (limit - head.first()); i < last; i++) {
      sum += nulls != null && nulls[i] ? 0 : values[i];
    }
    back = sum;
    return limit;
  }

  @Override
  void closeBack(int block) {
    blocks[block] = back;
    middle += back;
    back = 0;
  }

  @Override
  void moveBlocks(int first, int count, int length) {
    blocks = Arrays.copyOf(Arrays.copyOfRange(blocks, first, first + count), length);
  }

  @Override
  void openFront(long from, int count) throws IOException {
    for (int i = 0; i < count; ) {
      tail.seek(from + i);
      ColumnVector vector = tail.column(column);
      numbers.reset();
      double[] values = RunningTotal.doubles(vector, vector.size(), numbers);
      boolean[] nulls = vector.nulls();
      int taken = (int) Math.min(count - i, tail.end() - from - i);
      int offset = (int) (from + i - tail.first());
      for (int k = 0; k < taken; k++) {
        front[i + k] = nulls != null && nulls[offset + k] ? 0 : values[offset + k];
      }
      i += taken;
    }
    for (int i = count - 2; i >= 0; i--) {
      front[i] += front[i + 1];
    }
  }

  @Override
  void foldBlocks(int first, int end) {
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += blocks[i];
    }
    middle = sum;
  }

  @Override
  void put(int row, int at) {
    out[row] = front[at] + (middle + back);
  }

  @Override
  void putNothing(int row) {
    out[row] = 0;
  }

  @Override
  public void close() {
    head.close();
    tail.close();
  }
}
