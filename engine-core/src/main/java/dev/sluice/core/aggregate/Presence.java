package dev.sluice.core.aggregate;

import dev.sluice.frames.vector.VectorArena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which groups have taken a value that is not NULL.
 *
 * <p>As long as all inputs are free of NULLs and unfiltered, every group has, and a count of groups
 * is all there is to keep. The first batch of another kind switches to one mark per group.
 */
final class Presence {
  private final boolean marksFromStart;
  private int covered;
  private boolean @Nullable [] seen;

  Presence(AggregateSpec spec) {
    marksFromStart = spec.filter() != null;
    reset();
  }

  /** Whether {@link #cover} is enough for a batch without NULLs. */
  boolean isDense() {
    return seen == null;
  }

  /** All groups so far have a value. */
  void cover(int groups) {
    covered = groups;
  }

  /** Marks by group, to be set to true by the caller. */
  boolean[] marks(int groups) {
    boolean[] marks = seen;
    if (marks == null) {
      marks = new boolean[groups];
      Arrays.fill(marks, 0, covered, true);
      seen = marks;
    } else if (marks.length < groups) {
      marks = Arrays.copyOf(marks, Math.max(groups, marks.length * 2));
      seen = marks;
    }
    return marks;
  }

  /** Marks the groups of rows that all have a value. */
  void mark(int[] groups, int count, int groupCount) {
    boolean[] marks = marks(groupCount);
    for (int i = 0; i < count; i++) {
      marks[groups[i]] = true;
    }
  }

  /** Marks the groups of rows of which some have a value. */
  void markUnless(boolean[] nulls, int[] groups, int count, int groupCount) {
    boolean[] marks = marks(groupCount);
    for (int i = 0; i < count; i++) {
      marks[groups[i]] |= !nulls[i];
    }
  }

  /** Notes the rows of a batch, one per entry of {@code groups}. */
  void note(boolean @Nullable [] nulls, int[] groups, int count, int groupCount) {
    if (nulls != null) {
      markUnless(nulls, groups, count, groupCount);
    } else if (isDense()) {
      cover(groupCount);
    } else {
      mark(groups, count, groupCount);
    }
  }

  /** Notes that group 0, the only one, has a value. */
  void noteOnly() {
    if (isDense()) {
      cover(1);
    } else {
      marks(1)[0] = true;
    }
  }

  boolean has(int group) {
    return seen == null ? group < covered : group < seen.length && seen[group];
  }

  /** True for each group without a value, or null if there is none. */
  boolean @Nullable [] nulls(int from, int count, VectorArena arena) {
    boolean[] nulls = null;
    for (int i = 0; i < count; i++) {
      if (!has(from + i)) {
        if (nulls == null) {
          nulls = arena.booleans(count);
        }
        nulls[i] = true;
      }
    }
    return nulls;
  }

  long sizeBytes() {
    return seen == null ? 0 : seen.length;
  }

  void reset() {
    covered = 0;
    if (!marksFromStart) {
      seen = null;
    } else if (seen == null) {
      seen = new boolean[Growth.INITIAL];
    } else {
      Arrays.fill(seen, false);
    }
  }
}
