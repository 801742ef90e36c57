package dev.sluice.core.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a build side for which the condition of a MARK join may be NULL because of a NULL in a
 * key that says so: found by the other keys. Immutable once made.
 *
 * @param space words of the other keys; null if there are none
 * @param all all rows, by the other keys
 * @param withNull rows that have a NULL in such a key, by the other keys
 * @param hasNull whether there are any of the latter
 */
record UnknownRows(@Nullable KeySpace space, KeyIndex all, KeyIndex withNull, boolean hasNull) {

  static boolean isNeeded(JoinSpec spec) {
    return spec.kind() == JoinKind.MARK
        && spec.keys().stream().anyMatch(key -> key.nulls() == JoinKey.Nulls.UNKNOWN);
  }

  static UnknownRows of(JoinSpec spec, List<StoredColumn> keys, int rows, Runnable check) {
    boolean[] without = new boolean[rows];
    Arrays.fill(without, true);
    List<StoredColumn> others = new ArrayList<>();
    List<Boolean> matchesNull = new ArrayList<>();
    for (int k = 0; k < keys.size(); k++) {
      JoinKey.Nulls mode = spec.keys().get(k).nulls();
      if (mode != JoinKey.Nulls.UNKNOWN) {
        others.add(keys.get(k));
        matchesNull.add(mode == JoinKey.Nulls.MATCH);
        continue;
      }
      boolean[] nulls = keys.get(k).nulls();
      for (int i = 0; nulls != null && i < rows; i++) {
        without[i] &= !nulls[i];
      }
    }
    int[] chosen = new int[rows];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      chosen[count] = i;
      count += without[i] ? 0 : 1;
    }
    if (others.isEmpty()) {
      return new UnknownRows(
          null, KeyIndex.ofAll(rows), KeyIndex.ofRows(Arrays.copyOf(chosen, count)), count > 0);
    }
    KeySpace.Words words = KeySpace.of(others, matchesNull, rows);
    KeyIndex all = KeyIndex.of(words.words(), words.absent(), rows, check);
    boolean[] absent = words.absent();
    for (int i = 0; absent != null && i < rows; i++) {
      without[i] |= absent[i];
    }
    KeyIndex withNull = KeyIndex.of(words.words(), without, rows, check);
    return new UnknownRows(words.space(), all, withNull, count > 0);
  }

  long sizeBytes() {
    return all.sizeBytes() + withNull.sizeBytes() + (space == null ? 0 : space.sizeBytes());
  }
}
