package dev.sluice.core.join;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that may meet the condition of a join with each row of a batch: those of equal
 * keys, and of these only those in the range that the condition demands. Belongs to one lane.
 */
final class Candidates {
  private final KeyIndex index;
  private final @Nullable SortedRuns sorted;
  private final List<Integer> columns = new ArrayList<>();
  private int[] starts = {};
  private int[] ends = {};

  Candidates(JoinTable table, RowSignature probe) {
    index = table.index();
    sorted = table.sorted();
    if (sorted != null) {
      sorted.bounds().forEach(bound -> columns.add(probe.indexOf(bound.probe())));
    }
  }

  /**
   * Finds them. Arrays come from the arena.
   *
   * @param runs run of each row, or -1
   */
  void find(Batch batch, int[] runs, int count, VectorArena arena) {
    starts = arena.ints(count);
    ends = arena.ints(count);
    for (int i = 0; i < count; i++) {
      starts[i] = runs[i] < 0 ? 0 : index.start(runs[i]);
      ends[i] = runs[i] < 0 ? 0 : index.start(runs[i] + 1);
    }
    SortedRuns by = sorted;
    if (by == null) {
      return;
    }
    for (int i = 0; i < count; i++) {
      ends[i] = by.known(starts[i], ends[i]);
    }
    for (int b = 0; b < columns.size(); b++) {
      narrow(by, by.bounds().get(b), (LongVector) batch.column(columns.get(b)), count);
    }
  }

  private void narrow(SortedRuns by, RangeCondition.Bound bound, LongVector limits, int count) {
    for (int i = 0; i < count; i++) {
      if (starts[i] == ends[i]) {
        continue;
      }
      if (limits.isNull(i)) {
        ends[i] = starts[i];
        continue;
      }
      long limit = limits.values()[i];
      if (bound.isUpper()) {
        ends[i] = by.above(starts[i], ends[i], limit, !bound.isInclusive());
      } else {
        starts[i] = by.above(starts[i], ends[i], limit, bound.isInclusive());
      }
    }
  }

  /** First place of each row's candidates, which may be moved. */
  int[] starts() {
    return starts;
  }

  /** End of the places of each row's candidates. */
  int[] ends() {
    return ends;
  }

  /** Rows by place, or null if they are their places. */
  int @Nullable [] order() {
    return sorted == null ? index.order() : sorted.order();
  }
}
