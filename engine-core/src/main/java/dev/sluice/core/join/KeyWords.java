package dev.sluice.core.join;

import dev.sluice.frames.type.Physical;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of rows as one word each, the same for equal keys of both sides: the number of a single key
 * that is kept as one, else a hash.
 */
final class KeyWords {
  private final List<JoinKey> keys;
  private final boolean isExact;

  /**
   * Words of keys.
   *
   * @param build columns of the build side
   */
  KeyWords(List<JoinKey> keys, RowSignature build) {
    this.keys = List.copyOf(keys);
    for (JoinKey key : keys) {
      if (key.nulls() == JoinKey.Nulls.UNKNOWN) {
        throw new IllegalArgumentException(
            "Rows with NULL in key [" + key.probe() + "] may not be dropped");
      }
    }
    isExact =
        keys.size() == 1
            && keys.get(0).nulls() == JoinKey.Nulls.DIFFER
            && build.type(build.indexOf(keys.get(0).build())).physical() == Physical.LONG;
  }

  List<JoinKey> keys() {
    return keys;
  }

  /** Whether words are the values; then they have an order. */
  boolean isExact() {
    return isExact;
  }

  /** Word of each row; those of rows that {@link #absent} names mean nothing. */
  long[] of(ColumnVector[] columns, int count, VectorArena arena) {
    if (isExact) {
      return ((LongVector) columns[0]).values();
    }
    long[] hashes = arena.longs(count);
    Arrays.fill(hashes, 0, count, KeyHash.SEED);
    for (ColumnVector column : columns) {
      KeyHash.add(column, count, hashes);
    }
    return hashes;
  }

  /** Rows whose keys equal none, or null if there are none. */
  boolean @Nullable [] absent(ColumnVector[] columns, int count, VectorArena arena) {
    boolean[] absent = null;
    for (int k = 0; k < columns.length; k++) {
      boolean[] nulls = columns[k].nulls();
      if (nulls == null || keys.get(k).nulls() == JoinKey.Nulls.MATCH) {
        continue;
      }
      if (absent == null) {
        absent = arena.booleans(count);
        System.arraycopy(nulls, 0, absent, 0, count);
        continue;
      }
      for (int i = 0; i < count; i++) {
        absent[i] |= nulls[i];
      }
    }
    return absent;
  }
}
