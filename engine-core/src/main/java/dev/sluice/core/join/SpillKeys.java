package dev.sluice.core.join;

import dev.sluice.core.group.KeyValues;
import dev.sluice.core.group.Mix;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.DictionaryVector;
import dev.sluice.frames.vector.DoubleVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.StringDictionary;
import dev.sluice.frames.vector.StringVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;

/**
 * Which part of a spilled join a row belongs to, by a hash of its keys: the same for equal keys of
 * both sides, whatever their encoding. Keys whose NULL may decide a mark do not count, so that such
 * rows meet all that they must be compared with; without other keys there is one part.
 */
final class SpillKeys {
  static final int PARTS = 32;

  private final int[] columns;

  private SpillKeys(int[] columns) {
    this.columns = columns;
  }

  /** Of the rows of the build side, as they are stored. */
  static SpillKeys ofBuild(BuildLayout layout) {
    return new SpillKeys(
        layout.spec().keys().stream()
            .filter(key -> counts(layout.spec(), key))
            .mapToInt(key -> layout.stored().indexOf(key.build()))
            .toArray());
  }

  /** Of the rows of the probe side. */
  static SpillKeys ofProbe(JoinSpec spec, RowSignature probe) {
    return new SpillKeys(
        spec.keys().stream()
            .filter(key -> counts(spec, key))
            .mapToInt(key -> probe.indexOf(key.probe()))
            .toArray());
  }

  private static boolean counts(JoinSpec spec, JoinKey key) {
    return spec.kind() != JoinKind.MARK || key.nulls() != JoinKey.Nulls.UNKNOWN;
  }

  int parts() {
    return columns.length == 0 ? 1 : PARTS;
  }

  /** Part of each row. */
  int[] parts(Batch batch, VectorArena arena) {
    int count = batch.rowCount();
    int[] parts = arena.ints(count);
    long[] hashes = arena.longs(count);
    Arrays.fill(hashes, 0, count, 1);
    for (int column : columns) {
      add(batch.column(column), count, hashes);
    }
    int parted = parts();
    for (int i = 0; i < count; i++) {
      parts[i] = parted == 1 ? 0 : (int) (Mix.next(hashes[i], 0x5bd1e995L) >>> 59);
    }
    return parts;
  }

  private static void add(ColumnVector vector, int count, long[] hashes) {
    boolean[] nulls = vector.nulls();
    for (int i = 0; i < count; i++) {
      long word = nulls != null && nulls[i] ? Long.MIN_VALUE + 1 : word(vector, i);
      hashes[i] = Mix.next(hashes[i], word);
    }
  }

  private static long word(ColumnVector vector, int row) {
    if (vector instanceof LongVector longs) {
      return longs.values()[row];
    }
    if (vector instanceof DoubleVector doubles) {
      return KeyValues.word(doubles.values()[row]);
    }
    if (vector instanceof StringVector slices) {
      return hash(slices.data(), slices.starts()[row], slices.lengths()[row]);
    }
    DictionaryVector coded = (DictionaryVector) vector;
    StringDictionary entries = coded.dictionary();
    int code = coded.codes()[row];
    return hash(entries.data(), entries.start(code), entries.length(code));
  }

  private static long hash(byte[] data, int start, int length) {
    long hash = length;
    for (int i = start; i < start + length; i++) {
      hash = hash * 0x100000001b3L + data[i];
    }
    return hash;
  }
}
