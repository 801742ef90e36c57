package dev.sluice.frames.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * Recycler of the arrays of one lane: arrays handed out since the last {@link #reset()} are in use,
 * all others are free. Fresh arrays per batch would cost more than the loops over them.
 *
 * <p>Contents of a fresh array are unspecified. Belongs to one thread at a time. The driver of a
 * lane resets it before it asks the source for the next batch; a caller that emits many batches in
 * one go may use {@link #mark()} and {@link #resetTo} around each.
 */
public final class VectorArena {
  private static final int MIN_LENGTH = 1024;

  private final Shelf<long[]> longs = new Shelf<>(long[]::new, a -> a.length);
  private final Shelf<double[]> doubles = new Shelf<>(double[]::new, a -> a.length);
  private final Shelf<int[]> ints = new Shelf<>(int[]::new, a -> a.length);
  private final Shelf<boolean[]> booleans = new Shelf<>(boolean[]::new, a -> a.length);
  private final Shelf<byte[]> bytes = new Shelf<>(byte[]::new, a -> a.length);

  /** State of an arena, to go back to. */
  public record Mark(int longs, int doubles, int ints, int booleans, int bytes) {}

  public long[] longs(int length) {
    return longs.take(length);
  }

  public double[] doubles(int length) {
    return doubles.take(length);
  }

  public int[] ints(int length) {
    return ints.take(length);
  }

  /** All false. */
  public boolean[] booleans(int length) {
    boolean[] array = booleans.take(length);
    java.util.Arrays.fill(array, 0, length, false);
    return array;
  }

  public byte[] bytes(int length) {
    return bytes.take(length);
  }

  /** Makes every array free. */
  public void reset() {
    resetTo(new Mark(0, 0, 0, 0, 0));
  }

  public Mark mark() {
    return new Mark(longs.used, doubles.used, ints.used, booleans.used, bytes.used);
  }

  /** Makes the arrays that were handed out since the mark free. */
  public void resetTo(Mark mark) {
    longs.used = mark.longs();
    doubles.used = mark.doubles();
    ints.used = mark.ints();
    booleans.used = mark.booleans();
    bytes.used = mark.bytes();
  }

  private interface Maker<T> {
    T make(int length);
  }

  private interface Measure<T> {
    int length(T array);
  }

  /** Arrays of one kind in the order in which they were handed out. */
  private static final class Shelf<T> {
    private final Maker<T> maker;
    private final Measure<T> measure;
    private final List<T> arrays = new ArrayList<>();
    private int used;

    Shelf(Maker<T> maker, Measure<T> measure) {
      this.maker = maker;
      this.measure = measure;
    }

    T take(int length) {
      if (used < arrays.size()) {
        T candidate = arrays.get(used);
        if (measure.length(candidate) >= length) {
          used++;
          return candidate;
        }
        T grown = maker.make(roundUp(length));
        arrays.set(used++, grown);
        return grown;
      }
      T fresh = maker.make(roundUp(length));
      arrays.add(fresh);
      used++;
      return fresh;
    }

    private static int roundUp(int length) {
      if (length <= MIN_LENGTH) {
        return MIN_LENGTH;
      }
      return length > 1 << 30 ? length : Integer.highestOneBit(length - 1) << 1;
    }
  }
}
