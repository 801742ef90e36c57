package dev.sluice.core.expr.kernel;

import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Null marks of results. The arrays that come in stay as they are and may come back. */
public final class Nulls {
  private Nulls() {}

  /** Null where either is. */
  public static boolean @Nullable [] union(
      boolean @Nullable [] left, boolean @Nullable [] right, int size, VectorArena arena) {
    if (left == null || left == right) {
      return right;
    }
    if (right == null) {
      return left;
    }
    boolean[] out = copy(left, size, arena);
    for (int i = 0; i < size; i++) {
      out[i] |= right[i];
    }
    return out;
  }

  /** Null where the mark is true, or no marks at all if none is. */
  public static boolean @Nullable [] orNone(boolean[] nulls, int size) {
    for (int i = 0; i < size; i++) {
      if (nulls[i]) {
        return nulls;
      }
    }
    return null;
  }

  /** A copy that can be written to; all false if there are no marks. */
  public static boolean[] copy(boolean @Nullable [] nulls, int size, VectorArena arena) {
    boolean[] out = arena.booleans(size);
    if (nulls != null) {
      System.arraycopy(nulls, 0, out, 0, size);
    }
    return out;
  }
}
