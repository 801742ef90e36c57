package dev.sluice.core.window;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Functions of the place of a row alone. */
final class RankFunction implements WindowFunction {
  private final Kind kind;
  private final long tiles;

  /** What is told. */
  enum Kind {
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    PERCENT_RANK,
    CUME_DIST,
    NTILE
  }

  /**
   * A function of places.
   *
   * @param tiles number of tiles, at least 1, that NTILE makes
   */
  RankFunction(Kind kind, long tiles) {
    this.kind = kind;
    this.tiles = tiles;
  }

  @Override
  public Lookahead lookahead() {
    return switch (kind) {
      case ROW_NUMBER, RANK, DENSE_RANK -> Lookahead.NONE;
      case PERCENT_RANK, CUME_DIST, NTILE -> Lookahead.PARTITION;
    };
  }

  @Override
  public ColumnVector evaluate(RowPlaces places, Batch rows, VectorArena arena) {
    return switch (kind) {
      case PERCENT_RANK, CUME_DIST -> shares(places, arena);
      default -> numbers(places, arena);
    };
  }

  private LongVector numbers(RowPlaces places, VectorArena arena) {
    int count = places.count;
    long[] out = arena.longs(count);
    switch (kind) {
      case ROW_NUMBER -> {
        for (int i = 0; i < count; i++) {
          out[i] = places.first + i - places.partitionStart[i] + 1;
        }
      }
      case RANK -> {
        for (int i = 0; i < count; i++) {
          out[i] = places.peerStart[i] - places.partitionStart[i] + 1;
        }
      }
      case DENSE_RANK -> System.arraycopy(places.peerNumber, 0, out, 0, count);
      default -> {
        for (int i = 0; i < count; i++) {
          long size = places.partitionEnd[i] - places.partitionStart[i];
          out[i] = tile(places.first + i - places.partitionStart[i], size);
        }
      }
    }
    return new LongVector(out, null, count);
  }

  /** Tile of a row; the first tiles have a row more than the others. */
  private long tile(long row, long size) {
    long least = size / tiles;
    long larger = size % tiles;
    long inLarger = larger * (least + 1);
    return row < inLarger ? row / (least + 1) + 1 : (row - inLarger) / least + larger + 1;
  }

  private DoubleVector shares(RowPlaces places, VectorArena arena) {
    int count = places.count;
    double[] out = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      long start = places.partitionStart[i];
      long size = places.partitionEnd[i] - start;
      if (kind == Kind.CUME_DIST) {
        out[i] = (double) (places.peerEnd[i] - start) / size;
      } else {
        out[i] = size == 1 ? 0 : (double) (places.peerStart[i] - start) / (size - 1);
      }
    }
    return new DoubleVector(out, null, count);
  }
}
