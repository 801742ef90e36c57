package dev.sluice.frames.sort;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Rows picked from the current batches of several inputs, gathered column by column. */
final class MergedRows implements Batch.ColumnSource {
  private final MergeInput[] inputs;

  /** Input and row of each picked row, and which inputs have any. */
  final int[] from = new int[Batch.DEFAULT_ROWS];

  final int[] row = new int[Batch.DEFAULT_ROWS];
  private final boolean[] picked;
  private int count;

  MergedRows(MergeInput[] inputs) {
    this.inputs = inputs;
    this.picked = new boolean[inputs.length];
  }

  void clear() {
    count = 0;
    java.util.Arrays.fill(picked, false);
  }

  void pick(int input, int inputRow) {
    from[count] = input;
    row[count] = inputRow;
    picked[input] = true;
    count++;
  }

  int count() {
    return count;
  }

  boolean isFull() {
    return count == from.length;
  }

  @Override
  public ColumnVector load(int column, int @Nullable [] rows, int wanted, VectorArena arena) {
    int[] inputOf = from;
    int[] rowOf = row;
    if (rows != null) {
      inputOf = arena.ints(wanted);
      rowOf = arena.ints(wanted);
      for (int i = 0; i < wanted; i++) {
        inputOf[i] = from[rows[i]];
        rowOf[i] = row[rows[i]];
      }
    }
    @Nullable ColumnVector[] vectors = new ColumnVector[inputs.length];
    ColumnVector first = null;
    for (int i = 0; i < vectors.length; i++) {
      if (picked[i]) {
        ColumnVector vector = inputs[i].batch().column(column);
        vectors[i] = vector;
        first = first == null ? vector : first;
      }
    }
    boolean @Nullable [] nulls = nulls(vectors, inputOf, rowOf, wanted, arena);
    if (first instanceof LongVector) {
      return new LongVector(longs(vectors, inputOf, rowOf, wanted, arena), nulls, wanted);
    }
    if (first instanceof DoubleVector) {
      return new DoubleVector(doubles(vectors, inputOf, rowOf, wanted, arena), nulls, wanted);
    }
    StringDictionary shared = sharedDictionary(vectors);
    if (shared != null) {
      return new DictionaryVector(
          codes(vectors, inputOf, rowOf, wanted, arena), shared, nulls, wanted);
    }
    return strings(vectors, inputOf, rowOf, wanted, nulls, arena);
  }

  private static boolean @Nullable [] nulls(
      @Nullable ColumnVector[] vectors, int[] inputOf, int[] rowOf, int count, VectorArena arena) {
    boolean[][] flags = new boolean[vectors.length][];
    boolean any = false;
    for (int i = 0; i < vectors.length; i++) {
      ColumnVector vector = vectors[i];
      if (vector != null && vector.nulls() != null) {
        flags[i] = vector.nulls();
        any = true;
      }
    }
    if (!any) {
      return null;
    }
    boolean[] nulls = arena.booleans(count);
    for (int i = 0; i < count; i++) {
      boolean[] of = flags[inputOf[i]];
      nulls[i] = of != null && of[rowOf[i]];
    }
    return nulls;
  }

  private static long[] longs(
      @Nullable ColumnVector[] vectors, int[] inputOf, int[] rowOf, int count, VectorArena arena) {
    long[][] values = new long[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      values[i] = vectors[i] instanceof LongVector vector ? vector.values() : new long[0];
    }
    long[] to = arena.longs(count);
    for (int i = 0; i < count; i++) {
      to[i] = values[inputOf[i]][rowOf[i]];
    }
    return to;
  }

  private static double[] doubles(
      @Nullable ColumnVector[] vectors, int[] inputOf, int[] rowOf, int count, VectorArena arena) {
    double[][] values = new double[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      values[i] = vectors[i] instanceof DoubleVector vector ? vector.values() : new double[0];
    }
    double[] to = arena.doubles(count);
    for (int i = 0; i < count; i++) {
      to[i] = values[inputOf[i]][rowOf[i]];
    }
    return to;
  }

  private static @Nullable StringDictionary sharedDictionary(@Nullable ColumnVector[] vectors) {
    StringDictionary shared = null;
    for (ColumnVector vector : vectors) {
      if (vector == null) {
        continue;
      }
      if (!(vector instanceof DictionaryVector coded)) {
        return null;
      }
      if (shared != null && coded.dictionary() != shared) {
        return null;
      }
      shared = coded.dictionary();
    }
    return shared;
  }

  private static int[] codes(
      @Nullable ColumnVector[] vectors, int[] inputOf, int[] rowOf, int count, VectorArena arena) {
    int[][] codes = new int[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      codes[i] = vectors[i] instanceof DictionaryVector vector ? vector.codes() : new int[0];
    }
    int[] to = arena.ints(count);
    for (int i = 0; i < count; i++) {
      to[i] = codes[inputOf[i]][rowOf[i]];
    }
    return to;
  }

  private static StringVector strings(
      @Nullable ColumnVector[] vectors,
      int[] inputOf,
      int[] rowOf,
      int count,
      boolean @Nullable [] nulls,
      VectorArena arena) {
    StringVector[] slices = new StringVector[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      ColumnVector vector = vectors[i];
      if (vector != null) {
        slices[i] =
            vector instanceof DictionaryVector coded ? coded.flatten(arena) : (StringVector) vector;
      }
    }
    int[] starts = arena.ints(count);
    int[] lengths = arena.ints(count);
    int end = 0;
    for (int i = 0; i < count; i++) {
      int length = nulls != null && nulls[i] ? 0 : slices[inputOf[i]].lengths()[rowOf[i]];
      starts[i] = end;
      lengths[i] = length;
      end = Math.addExact(end, length);
    }
    byte[] data = arena.bytes(end);
    for (int i = 0; i < count; i++) {
      StringVector slice = slices[inputOf[i]];
      System.arraycopy(slice.data(), slice.starts()[rowOf[i]], data, starts[i], lengths[i]);
    }
    return new StringVector(data, starts, lengths, nulls, count);
  }
}
