package dev.sluice.core.window;

import dev.sluice.core.aggregate.Accumulator;
import dev.sluice.core.aggregate.AggregateRegistry;
import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;

/** Moving ranges of any aggregate, by its states. */
final class StateFold extends MovingFold {
  private final AggregateSpec spec;
  private final int[] columns;
  private final RowCursor head;
  private final RowCursor tail;
  private final VectorArena arena = new VectorArena();
  private final Accumulator front;
  private final Accumulator middle;
  private final Accumulator back;
  private final int[] group = new int[1];
  private Accumulator blocks;
  private Accumulator out;

  StateFold(AggregateSpec spec, int[] columns, RowStore store) {
    this.spec = spec;
    this.columns = columns;
    head = new RowCursor(store);
    tail = new RowCursor(store);
    front = states();
    middle = states();
    back = states();
    blocks = states();
    out = middle;
    clear();
  }

  private Accumulator states() {
    return AggregateRegistry.standard().accumulator(FoldKind.sparse(spec));
  }

  /** Merges the state of each range into the group of its row. */
  void mergeInto(Accumulator rows, long[] from, long[] to, int count) throws IOException {
    out = rows;
    fold(from, to, count);
  }

  private static void empty(Accumulator states) {
    states.reset();
    states.ensureGroups(1);
  }

  private void merge(Accumulator from, int fromGroup, Accumulator into, int intoGroup) {
    group[0] = intoGroup;
    into.merge(group, 1, from.partial(fromGroup, 1, arena));
    arena.reset();
  }

  @Override
  void clear() {
    empty(middle);
    empty(back);
  }

  private ColumnVector[] rows(RowCursor cursor, long from, int count) {
    int[] chosen = arena.ints(count);
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) (from - cursor.first()) + i;
    }
    ColumnVector[] rows = new ColumnVector[columns.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = cursor.column(columns[i]).gather(chosen, count, arena);
    }
    return rows;
  }

  @Override
  long addToBack(long from, long to) throws IOException {
    head.seek(from);
    long limit = Math.min(to, head.end());
    int count = (int) (limit - from);
    back.addAll(count, rows(head, from, count));
    arena.reset();
    return limit;
  }

  @Override
  void closeBack(int block) {
    blocks.ensureGroups(block + 1);
    merge(back, 0, blocks, block);
    merge(back, 0, middle, 0);
    empty(back);
  }

  @Override
  void moveBlocks(int first, int count, int length) {
    Accumulator moved = states();
    moved.ensureGroups(count);
    for (int i = 0; i < count; i++) {
      merge(blocks, first + i, moved, i);
    }
    blocks = moved;
  }

  @Override
  void openFront(long from, int count) throws IOException {
    front.reset();
    front.ensureGroups(count);
    for (int i = 0; i < count; ) {
      tail.seek(from + i);
      int taken = (int) Math.min(count - i, tail.end() - from - i);
      int[] groups = arena.ints(taken);
      for (int k = 0; k < taken; k++) {
        groups[k] = i + k;
      }
      front.add(groups, taken, rows(tail, from + i, taken));
      arena.reset();
      i += taken;
    }
    for (int i = count - 2; i >= 0; i--) {
      merge(front, i + 1, front, i);
    }
  }

  @Override
  void foldBlocks(int first, int end) {
    empty(middle);
    for (int i = first; i < end; i++) {
      merge(blocks, i, middle, 0);
    }
  }

  @Override
  void put(int row, int at) {
    merge(front, at, out, row);
    merge(middle, 0, out, row);
    merge(back, 0, out, row);
  }

  @Override
  void putNothing(int row) {}

  @Override
  public void close() {
    head.close();
    tail.close();
  }
}
