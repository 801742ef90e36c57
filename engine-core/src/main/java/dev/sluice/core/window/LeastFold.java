package dev.sluice.core.window;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Least or greatest numbers of moving ranges. */
final class LeastFold extends MovingFold {
  private final NumberOrder order;
  private final CodedCursor head;
  private final CodedCursor tail;
  private final long[] front = new long[BLOCK];
  private long[] blocks = new long[16];
  private long middle;
  private long back;
  private long[] out = new long[0];

  LeastFold(NumberOrder order, int column, RowStore store) {
    this.order = order;
    head = new CodedCursor(store, column);
    tail = new CodedCursor(store, column);
  }

  /** Stored numbers as integers, batch by batch. */
  private final class CodedCursor {
    private final RowCursor cursor;
    private final int column;
    private long first;
    private long end;
    private long[] values = new long[0];

    CodedCursor(RowStore store, int column) {
      this.cursor = new RowCursor(store);
      this.column = column;
    }

    void seek(long position) throws IOException {
      if (position >= first && position < end) {
        return;
      }
      cursor.seek(position);
      first = cursor.first();
      end = cursor.end();
      int count = (int) (end - first);
      if (values.length < count) {
        values = new long[count];
      }
      order.encode(cursor.column(column), count, values);
    }
  }

  /** The least of each range, for rows where one has a value. */
  long[] least(long[] from, long[] to, int count, VectorArena arena) throws IOException {
    out = arena.longs(count);
    fold(from, to, count);
    return out;
  }

  ColumnVector decode(long[] values, boolean @Nullable [] nulls, int count, VectorArena arena) {
    return order.decode(values, nulls, count, arena);
  }

  @Override
  void clear() {
    middle = NumberOrder.NOTHING;
    back = NumberOrder.NOTHING;
  }

  @Override
  long addToBack(long from, long to) throws IOException {
    head.seek(from);
    long limit = Math.min(to, head.end);
    long[] values = head.values;
    long best = back;
    for (int i = (int) (from - head.first), last = (int) (limit - head.first); i < last; i++) {
      best = Math.min(best, values[i]);
    }
    back = best;
    return limit;
  }

  @Override
  void closeBack(int block) {
    blocks[block] = back;
    middle = Math.min(middle, back);
    back = NumberOrder.NOTHING;
  }

  @Override
  void moveBlocks(int first, int count, int length) {
    blocks = Arrays.copyOf(Arrays.copyOfRange(blocks, first, first + count), length);
  }

  @Override
  void openFront(long from, int count) throws IOException {
    for (int i = 0; i < count; ) {
      tail.seek(from + i);
      int taken = (int) Math.min(count - i, tail.end - from - i);
      System.arraycopy(tail.values, (int) (from + i - tail.first), front, i, taken);
      i += taken;
    }
    long best = NumberOrder.NOTHING;
    for (int i = count - 1; i >= 0; i--) {
      best = Math.min(best, front[i]);
      front[i] = best;
    }
  }

  @Override
  void foldBlocks(int first, int end) {
    long best = NumberOrder.NOTHING;
    for (int i = first; i < end; i++) {
      best = Math.min(best, blocks[i]);
    }
    middle = best;
  }

  @Override
  void put(int row, int at) {
    out[row] = Math.min(front[at], Math.min(middle, back));
  }

  @Override
  void putNothing(int row) {
    out[row] = NumberOrder.NOTHING;
  }

  @Override
  public void close() {
    head.cursor.close();
    tail.cursor.close();
  }
}
