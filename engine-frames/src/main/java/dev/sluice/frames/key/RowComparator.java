package dev.sluice.frames.key;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringVector;
import java.util.Arrays;

/**
 * Compares rows of batches of one signature by a key. Unsorted key columns compare as ascending
 * ones. Immutable.
 */
public final class RowComparator {
  private final int[] columns;
  private final boolean[] descending;
  private final boolean[] nullsHighest;

  /** Comparator of rows of this signature, which has the key's columns. */
  public RowComparator(RowSignature signature, ClusterBy key) {
    columns = key.columns().stream().mapToInt(c -> signature.indexOf(c.columnName())).toArray();
    descending = new boolean[columns.length];
    nullsHighest = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      descending[i] = key.columns().get(i).isDescending();
      nullsHighest[i] = key.columns().get(i).nullsHighest();
    }
  }

  /** Negative if row {@code i} of {@code a} comes before row {@code j} of {@code b}. */
  public int compare(Batch a, int i, Batch b, int j) {
    return compare(a, i, b, j, 0);
  }

  /** Like {@link #compare(Batch, int, Batch, int)}, of the key's columns from this one on. */
  public int compare(Batch a, int i, Batch b, int j, int firstKeyColumn) {
    for (int k = firstKeyColumn; k < columns.length; k++) {
      int order = compare(a.column(columns[k]), i, b.column(columns[k]), j, nullsHighest[k]);
      if (order != 0) {
        return descending[k] ? -order : order;
      }
    }
    return 0;
  }

  /** Ascending order of two values of the same physical type; null is lowest. */
  public static int compare(ColumnVector a, int i, ColumnVector b, int j) {
    return compare(a, i, b, j, false);
  }

  private static int compare(ColumnVector a, int i, ColumnVector b, int j, boolean nullsHighest) {
    boolean nullA = a.isNull(i);
    boolean nullB = b.isNull(j);
    if (nullA || nullB) {
      return nullA == nullB ? 0 : nullA == nullsHighest ? 1 : -1;
    }
    if (a instanceof LongVector longs) {
      return Long.compare(longs.values()[i], ((LongVector) b).values()[j]);
    }
    if (a instanceof DoubleVector doubles) {
      return Double.compare(doubles.values()[i] + 0.0, ((DoubleVector) b).values()[j] + 0.0);
    }
    if (a instanceof DictionaryVector codesA
        && b instanceof DictionaryVector codesB
        && codesA.dictionary() == codesB.dictionary()
        && codesA.codes()[i] == codesB.codes()[j]) {
      return 0;
    }
    int startA = start(a, i);
    int startB = start(b, j);
    return Integer.signum(
        Arrays.compareUnsigned(
            data(a), startA, startA + length(a, i), data(b), startB, startB + length(b, j)));
  }

  private static byte[] data(ColumnVector vector) {
    return vector instanceof DictionaryVector coded
        ? coded.dictionary().data()
        : ((StringVector) vector).data();
  }

  private static int start(ColumnVector vector, int row) {
    return vector instanceof DictionaryVector coded
        ? coded.dictionary().start(coded.codes()[row])
        : ((StringVector) vector).starts()[row];
  }

  private static int length(ColumnVector vector, int row) {
    return vector instanceof DictionaryVector coded
        ? coded.dictionary().length(coded.codes()[row])
        : ((StringVector) vector).lengths()[row];
  }
}
