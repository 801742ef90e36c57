package dev.sluice.core.join;

import dev.sluice.core.group.Mix;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
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
    Arrays.fill(hashes, 0, count, KeyHash.SEED);
    for (int column : columns) {
      KeyHash.add(batch.column(column), count, hashes);
    }
    int parted = parts();
    for (int i = 0; i < count; i++) {
      parts[i] = parted == 1 ? 0 : (int) (Mix.next(hashes[i], 0x5bd1e995L) >>> 59);
    }
    return parts;
  }
}
