package dev.sluice.core.window;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.type.ColumnType;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Functions that give the value of another row: LAG, LEAD and those of a row of the frame. */
final class PickFunction implements WindowFunction {
  private static final long FAR = 1L << 60;

  private final Kind kind;
  private final long number;
  private final ColumnType type;
  private final int input;
  private final int replacement;
  private final @Nullable Presence presence;
  private final @Nullable FrameRanges ranges;
  private @Nullable RowCursor cursor;
  private @Nullable PickedRows picked;
  private long keepFrom;

  /** Which row. */
  enum Kind {
    LAG,
    LEAD,
    FIRST,
    LAST,
    NTH
  }

  PickFunction(Kind kind, WindowCall call, WindowSpec spec, RowColumns columns) {
    AggregateSpec function = call.function();
    this.kind = kind;
    boolean isShift = kind == Kind.LAG || kind == Kind.LEAD;
    long n = kind == Kind.FIRST || kind == Kind.LAST ? 1 : call.number();
    number = Math.max(-FAR, Math.min(n, FAR));
    type = function.inputTypes().get(0);
    input = columns.reread(function.inputs().get(0));
    replacement =
        isShift && function.inputs().size() > 1
            ? columns.input().indexOf(function.inputs().get(1))
            : -1;
    presence = call.ignoreNulls() ? new Presence() : null;
    ranges = isShift ? null : new FrameRanges(frame(kind, call), spec, columns);
  }

  /** The frame, made simpler where that picks the same row. */
  private static WindowFrame frame(Kind kind, WindowCall call) {
    WindowFrame frame = call.frame();
    boolean hasRow = frame.end().side() != WindowFrame.Side.PRECEDING;
    boolean isFirst = kind == Kind.FIRST && !call.ignoreNulls();
    return isFirst
            && frame.isFromStart()
            && hasRow
            && frame.exclusion() == WindowFrame.Exclusion.NONE
        ? WindowFrame.RUNNING
        : frame;
  }

  @Override
  public Lookahead lookahead() {
    if (ranges != null) {
      return ranges.lookahead();
    }
    long ahead = kind == Kind.LEAD ? number : -number;
    return presence != null && ahead > 0 ? Lookahead.PARTITION : Lookahead.rows(ahead);
  }

  @Override
  public void open(RowStore store) {
    cursor = new RowCursor(store);
    picked = new PickedRows(cursor, input, type);
    if (ranges != null) {
      ranges.open(store);
    }
  }

  @Override
  public void arrive(
      Batch batch, boolean[] starts, @Nullable ColumnVector[] added, VectorArena arena) {
    if (presence != null) {
      presence.arrive(batch.column(input), batch.rowCount());
    }
  }

  @Override
  public ColumnVector evaluate(RowPlaces places, Batch rows, VectorArena arena) throws IOException {
    PickedRows values = picked;
    if (values == null) {
      throw new IllegalStateException("Not opened");
    }
    long[] positions = arena.longs(places.count);
    if (ranges != null) {
      ranges.compute(places, rows, arena);
      pickOfFrame(ranges, places.count, positions);
      keepFrom = ranges.keepFrom();
    } else {
      shift(places, positions);
    }
    if (presence != null) {
      presence.bits().dropBelow(keepFrom);
    }
    ColumnVector result = values.at(positions, places.count, arena);
    return replacement < 0
        ? result
        : Replaced.where(positions, result, rows.column(replacement), places.count, arena);
  }

  private void shift(RowPlaces places, long[] positions) {
    long distance = kind == Kind.LEAD ? number : -number;
    int count = places.count;
    if (presence != null && distance != 0) {
      shiftPresent(presence, distance, places, positions);
      keepFrom = places.partitionStart[count - 1];
      return;
    }
    for (int i = 0; i < count; i++) {
      long row = places.first + i + distance;
      boolean isInside = row >= places.partitionStart[i] && row < places.partitionEnd[i];
      positions[i] = isInside ? row : -1;
    }
    long oldest = Math.max(places.first + count + distance, places.partitionStart[count - 1]);
    keepFrom = Math.min(places.first + count, oldest);
  }

  private static void shiftPresent(
      Presence presence, long distance, RowPlaces places, long[] positions) {
    RowBits bits = presence.bits();
    for (int i = 0; i < places.count; i++) {
      long row = places.first + i;
      positions[i] =
          distance > 0
              ? bits.following(row + 1, distance, places.partitionEnd[i])
              : bits.previous(row, -distance, places.partitionStart[i]);
    }
  }

  private void pickOfFrame(FrameRanges frames, int count, long[] positions) {
    for (int i = 0; i < count; i++) {
      positions[i] = kind == Kind.LAST ? last(frames, i) : nth(frames, i);
    }
  }

  private long last(FrameRanges frames, int row) {
    for (int range = frames.rangeCount() - 1; range >= 0; range--) {
      long from = frames.from[range][row];
      long to = frames.to[range][row];
      if (from < to) {
        long found = presence == null ? to - 1 : presence.bits().previous(to, 1, from);
        if (found >= 0) {
          return found;
        }
      }
    }
    return -1;
  }

  private long nth(FrameRanges frames, int row) {
    long left = number;
    for (int range = 0; range < frames.rangeCount(); range++) {
      long from = frames.from[range][row];
      long to = frames.to[range][row];
      if (presence == null) {
        if (to - from >= left) {
          return from + left - 1;
        }
        left -= to - from;
        continue;
      }
      long at = from - 1;
      while (at + 1 < to) {
        at = presence.bits().following(at + 1, 1, to);
        if (at < 0) {
          break;
        }
        if (--left == 0) {
          return at;
        }
      }
    }
    return -1;
  }

  @Override
  public long keepFrom() {
    return keepFrom;
  }

  @Override
  public long sizeBytes() {
    return presence == null ? 0 : presence.sizeBytes();
  }

  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
    }
    if (ranges != null) {
      ranges.close();
    }
  }
}
