package dev.sluice.core.window;

import dev.sluice.core.window.WindowFrame.Bound;
import dev.sluice.core.window.WindowFrame.Side;
import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyOrder;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.type.Physical;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds where a RANGE of values begins or ends, by a cursor that only moves forward. */
final class RangeSearch implements AutoCloseable {
  private final int order;
  private final int target;
  private final boolean isEnd;
  private final boolean isDescending;
  private final boolean nullsFirst;
  private final boolean isDouble;
  private @Nullable RowCursor cursor;
  private long position;

  private RangeSearch(int order, int target, boolean isEnd, KeyColumn key, boolean isDouble) {
    this.order = order;
    this.target = target;
    this.isEnd = isEnd;
    this.isDescending = key.order() == KeyOrder.DESCENDING;
    this.nullsFirst = isDescending == key.nullsHighest();
    this.isDouble = isDouble;
  }

  /** The search for a bound; null if it has no target. */
  static @Nullable RangeSearch of(Bound bound, boolean isEnd, WindowSpec spec, RowColumns columns) {
    String target = bound.target();
    if (target == null || bound.side() == Side.CURRENT_ROW) {
      return null;
    }
    if (spec.orderBy().size() != 1) {
      throw new IllegalArgumentException("A RANGE with a distance needs one column of order");
    }
    KeyColumn key = spec.orderBy().get(0);
    ColumnType type = columns.input().type(columns.input().indexOf(key.columnName()));
    return new RangeSearch(
        columns.reread(key.columnName()),
        columns.reread(target),
        isEnd,
        key,
        type.physical() == Physical.DOUBLE);
  }

  void open(RowStore store) {
    cursor = new RowCursor(store);
  }

  /**
   * The first row that is not before the target, or for an end the first behind it. Rows whose
   * order is NULL have their peers as range.
   */
  void find(RowPlaces places, Batch rows, long[] found) throws IOException {
    ColumnVector targets = rows.column(target);
    for (int i = 0; i < places.count; i++) {
      if (targets.isNull(i)) {
        found[i] = isEnd ? places.peerEnd[i] : places.peerStart[i];
        continue;
      }
      position = Math.max(position, places.partitionStart[i]);
      advance(targets, i, Math.min(places.partitionEnd[i], limit(places, i)));
      found[i] = position;
    }
  }

  /** Where the search ends at the latest: nothing behind the peers is known to be there. */
  private static long limit(RowPlaces places, int row) {
    return places.partitionEnd[row] == Long.MAX_VALUE ? places.peerEnd[row] : Long.MAX_VALUE;
  }

  private void advance(ColumnVector targets, int row, long limit) throws IOException {
    RowCursor keys = cursor;
    if (keys == null) {
      throw new IllegalStateException("Not opened");
    }
    while (position < limit) {
      keys.seek(position);
      ColumnVector vector = keys.column(order);
      long to = Math.min(limit, keys.end());
      while (position < to && isBefore(vector, (int) (position - keys.first()), targets, row)) {
        position++;
      }
      if (position < to) {
        return;
      }
    }
  }

  private boolean isBefore(ColumnVector keys, int key, ColumnVector targets, int row) {
    if (keys.isNull(key)) {
      return nullsFirst;
    }
    int order =
        isDouble
            ? Double.compare(
                ((DoubleVector) keys).values()[key], ((DoubleVector) targets).values()[row])
            : Long.compare(((LongVector) keys).values()[key], ((LongVector) targets).values()[row]);
    int directed = isDescending ? -order : order;
    return isEnd ? directed <= 0 : directed < 0;
  }

  long keepFrom() {
    return position;
  }

  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
    }
  }
}
