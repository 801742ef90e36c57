package dev.sluice.core.window;

import dev.sluice.core.window.WindowFrame.Bound;
import dev.sluice.core.window.WindowFrame.Exclusion;
import dev.sluice.core.window.WindowFrame.Side;
import dev.sluice.core.window.WindowFrame.Unit;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The frames of rows as ranges of positions: one for each row, or up to three around what is
 * excluded. The begins of the ranges of one number never fall within a partition, nor do the ends.
 */
final class FrameRanges implements AutoCloseable {
  private static final long FAR = 1L << 60;

  private final WindowFrame frame;
  private final @Nullable RangeSearch startSearch;
  private final @Nullable RangeSearch endSearch;
  private final int rangeCount;

  /** Begins by range and row. */
  final long[][] from;

  /** Ends, excluded, by range and row. */
  final long[][] to;

  private long keepFrom;

  FrameRanges(WindowFrame frame, WindowSpec spec, RowColumns columns) {
    this.frame = frame;
    startSearch = RangeSearch.of(frame.start(), false, spec, columns);
    endSearch = RangeSearch.of(frame.end(), true, spec, columns);
    rangeCount =
        switch (frame.exclusion()) {
          case NONE -> 1;
          case CURRENT_ROW, GROUP -> 2;
          case TIES -> 3;
        };
    from = new long[rangeCount][];
    to = new long[rangeCount][];
  }

  int rangeCount() {
    return rangeCount;
  }

  void open(RowStore store) {
    if (startSearch != null) {
      startSearch.open(store);
    }
    if (endSearch != null) {
      endSearch.open(store);
    }
  }

  Lookahead lookahead() {
    Lookahead lookahead = lookahead(frame.start(), false).and(lookahead(frame.end(), true));
    return frame.exclusion() == Exclusion.GROUP || frame.exclusion() == Exclusion.TIES
        ? lookahead.and(Lookahead.PEERS)
        : lookahead;
  }

  private Lookahead lookahead(Bound bound, boolean isEnd) {
    boolean isFollowing = bound.side() == Side.FOLLOWING;
    if (bound.isUnbounded()) {
      return isFollowing ? Lookahead.PARTITION : Lookahead.NONE;
    }
    if (frame.unit() == Unit.ROWS) {
      Long rows = bound.rows();
      return isFollowing && rows != null
          ? Lookahead.rows(Math.min(rows, FAR) + (isEnd ? 0 : 1))
          : Lookahead.NONE;
    }
    if (isFollowing) {
      return Lookahead.PARTITION;
    }
    return isEnd || bound.target() != null ? Lookahead.PEERS : Lookahead.NONE;
  }

  /** Computes the ranges of a chunk. The arrays are of the arena. */
  void compute(RowPlaces places, Batch rows, VectorArena arena) throws IOException {
    int count = places.count;
    long[] starts = arena.longs(count);
    long[] ends = arena.longs(count);
    starts(places, rows, starts);
    ends(places, rows, ends);
    for (int i = 0; i < count; i++) {
      starts[i] = Math.min(starts[i], ends[i]);
    }
    keepFrom = count == 0 ? keepFrom : starts[count - 1];
    if (rangeCount == 1) {
      from[0] = starts;
      to[0] = ends;
    } else {
      exclude(places, starts, ends, arena);
    }
  }

  private void starts(RowPlaces places, Batch rows, long[] starts) throws IOException {
    Bound bound = frame.start();
    if (bound.isUnbounded() && bound.side() == Side.PRECEDING) {
      System.arraycopy(places.partitionStart, 0, starts, 0, places.count);
    } else if (startSearch != null) {
      startSearch.find(places, rows, starts);
    } else if (frame.unit() == Unit.RANGE) {
      System.arraycopy(places.peerStart, 0, starts, 0, places.count);
    } else {
      long distance = distance(bound);
      for (int i = 0; i < places.count; i++) {
        long row = places.first + i + distance;
        starts[i] = Math.min(Math.max(row, places.partitionStart[i]), places.partitionEnd[i]);
      }
    }
  }

  private void ends(RowPlaces places, Batch rows, long[] ends) throws IOException {
    Bound bound = frame.end();
    if (bound.isUnbounded() && bound.side() == Side.FOLLOWING) {
      System.arraycopy(places.partitionEnd, 0, ends, 0, places.count);
    } else if (endSearch != null) {
      endSearch.find(places, rows, ends);
    } else if (frame.unit() == Unit.RANGE) {
      System.arraycopy(places.peerEnd, 0, ends, 0, places.count);
    } else {
      long distance = distance(bound) + 1;
      for (int i = 0; i < places.count; i++) {
        long row = places.first + i + distance;
        ends[i] = Math.min(Math.max(row, places.partitionStart[i]), places.partitionEnd[i]);
      }
    }
  }

  private static long distance(Bound bound) {
    Long rows = bound.rows();
    if (rows == null) {
      return 0;
    }
    long distance = Math.min(rows, FAR);
    return bound.side() == Side.PRECEDING ? -distance : distance;
  }

  private void exclude(RowPlaces places, long[] starts, long[] ends, VectorArena arena) {
    int count = places.count;
    for (int range = 0; range < rangeCount; range++) {
      from[range] = arena.longs(count);
      to[range] = arena.longs(count);
    }
    boolean isRow = frame.exclusion() == Exclusion.CURRENT_ROW;
    int last = rangeCount - 1;
    for (int i = 0; i < count; i++) {
      long row = places.first + i;
      long outFrom = isRow ? row : places.peerStart[i];
      long outTo = isRow ? row + 1 : places.peerEnd[i];
      to[0][i] = Math.min(ends[i], outFrom);
      from[0][i] = Math.min(starts[i], to[0][i]);
      from[last][i] = Math.min(Math.max(starts[i], outTo), ends[i]);
      to[last][i] = ends[i];
      if (rangeCount == 3) {
        boolean isInside = starts[i] <= row && row < ends[i];
        from[1][i] = row;
        to[1][i] = isInside ? row + 1 : row;
      }
    }
  }

  /** True for each row of the last chunk whose frame has no value; null if there is none. */
  boolean @Nullable [] withoutValue(Presence presence, int count, VectorArena arena) {
    boolean[] nulls = arena.booleans(count);
    boolean any = false;
    for (int i = 0; i < count; i++) {
      boolean isPresent = false;
      for (int range = 0; range < rangeCount && !isPresent; range++) {
        isPresent = presence.isIn(from[range][i], to[range][i]);
      }
      nulls[i] = !isPresent;
      any |= !isPresent;
    }
    return any ? nulls : null;
  }

  /** Position of the oldest row that frames of later rows may have. */
  long keepFrom() {
    return Math.min(keepFrom, searchedFrom());
  }

  /** Position of the oldest row that is looked at to find the frames of later rows. */
  long searchedFrom() {
    long oldest = Long.MAX_VALUE;
    if (startSearch != null) {
      oldest = Math.min(oldest, startSearch.keepFrom());
    }
    return endSearch == null ? oldest : Math.min(oldest, endSearch.keepFrom());
  }

  @Override
  public void close() {
    if (startSearch != null) {
      startSearch.close();
    }
    if (endSearch != null) {
      endSearch.close();
    }
  }
}
