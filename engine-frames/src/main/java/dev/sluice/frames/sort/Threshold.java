package dev.sluice.frames.sort;

import dev.sluice.frames.key.KeyColumn;
import dev.sluice.frames.key.KeyPrefix;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;

/** Upper bound, by the first key column, of rows that can still be among the first. */
final class Threshold {
  private final KeyPrefix prefix;
  private final int column;
  private boolean isSet;
  private long highest;
  private long[] prefixes = new long[0];
  private int[] chosen = new int[0];
  private int count;

  Threshold(RowSignature signature, KeyColumn first) {
    column = signature.indexOf(first.columnName());
    prefix = new KeyPrefix(signature.type(column).physical(), first);
  }

  boolean isSet() {
    return isSet;
  }

  void set(Batch lastRow) {
    ColumnVector vector = lastRow.column(column);
    long[] found = new long[1];
    prefix.fill(vector, found);
    highest = found[0];
    isSet = true;
  }

  /** Rows up to the bound; {@link #count()} says how many. */
  int[] rows(Batch batch) {
    int size = batch.rowCount();
    if (prefixes.length < size) {
      prefixes = new long[size];
      chosen = new int[size];
    }
    prefix.fill(batch.column(column), prefixes);
    long bound = highest ^ Long.MIN_VALUE;
    int at = 0;
    for (int i = 0; i < size; i++) {
      chosen[at] = i;
      at += (prefixes[i] ^ Long.MIN_VALUE) <= bound ? 1 : 0;
    }
    count = at;
    return chosen;
  }

  int count() {
    return count;
  }
}
