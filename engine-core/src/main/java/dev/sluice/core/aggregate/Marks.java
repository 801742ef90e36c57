package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Marks of groups that have taken a value. */
final class Marks {
  private Marks() {}

  /** True for each group that has no value, or null if there is none. */
  static boolean @Nullable [] nulls(boolean[] seen, int from, int count, VectorArena arena) {
    int missing = 0;
    for (int i = 0; i < count; i++) {
      missing += seen[from + i] ? 0 : 1;
    }
    if (missing == 0) {
      return null;
    }
    boolean[] nulls = arena.booleans(count);
    for (int i = 0; i < count; i++) {
      nulls[i] = !seen[from + i];
    }
    return nulls;
  }
}
