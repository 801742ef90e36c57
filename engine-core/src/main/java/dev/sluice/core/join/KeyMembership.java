package dev.sluice.core.join;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the keys of a build side: enough to tell most of the rows that surely have no
 * partner. Immutable; any number of threads ask.
 */
public final class KeyMembership {
  private final KeyWords words;
  private final @Nullable KeyBits bits;
  private final @Nullable KeyBounds bounds;

  /**
   * Knowledge of keys.
   *
   * @param bits words of the keys; null if nothing is known
   * @param bounds of exact words
   */
  KeyMembership(KeyWords words, @Nullable KeyBits bits, @Nullable KeyBounds bounds) {
    this.words = words;
    this.bits = bits;
    this.bounds = bounds;
  }

  /** Bounds of a single key that is kept as a number, or null if they are not known. */
  public @Nullable KeyBounds bounds() {
    return bounds;
  }

  /** Whether any row may have a partner. */
  public boolean isUnknown() {
    return bits == null;
  }

  /**
   * Rows that may have a partner, ascending.
   *
   * @param keys columns of the keys, in their order
   * @param rows takes the rows; as long as there are rows
   * @return how many there are
   */
  public int select(ColumnVector[] keys, int count, int[] rows, VectorArena arena) {
    KeyBits known = bits;
    if (known == null) {
      for (int i = 0; i < count; i++) {
        rows[i] = i;
      }
      return count;
    }
    int selected = known.select(words.of(keys, count, arena), count, rows);
    boolean[] absent = words.absent(keys, count, arena);
    if (absent == null) {
      return selected;
    }
    int kept = 0;
    for (int i = 0; i < selected; i++) {
      int row = rows[i];
      rows[kept] = row;
      kept += absent[row] ? 0 : 1;
    }
    return kept;
  }
}
