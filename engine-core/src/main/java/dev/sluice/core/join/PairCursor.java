package dev.sluice.core.join;

import org.jspecify.annotations.Nullable;

/**
 * Cuts the pairs of a batch's rows and the rows of their runs into pieces, in the order of rows.
 */
final class PairCursor {
  private final @Nullable KeyIndex index;

  /** Run of each row, or first place of its candidates if there is no index. */
  private final int[] runs;

  private final int[] ends;
  private final int @Nullable [] order;
  private final int rows;

  /** Whether rows without a run come out with build row -1. */
  private final boolean keepsMisses;

  private int row;
  private int place;
  private int end;
  private int count;

  /** Pairs of rows and all rows of their runs. */
  PairCursor(KeyIndex index, int[] runs, int rows, boolean keepsMisses) {
    this.index = index;
    this.runs = runs;
    this.ends = runs;
    this.order = index.order();
    this.rows = rows;
    this.keepsMisses = keepsMisses;
  }

  /** Pairs of rows and their candidates. */
  PairCursor(Candidates candidates, int rows) {
    this.index = null;
    this.runs = candidates.starts();
    this.ends = candidates.ends();
    this.order = candidates.order();
    this.rows = rows;
    this.keepsMisses = false;
  }

  /** Pairs in all, or {@code Long.MAX_VALUE} if there are more than the limit. */
  long total(long limit) {
    long total = 0;
    for (int i = 0; i < rows && total <= limit; i++) {
      int run = runs[i];
      if (index == null) {
        total += ends[i] - run;
      } else {
        total += run < 0 ? 1 : index.start(run + 1) - index.start(run);
      }
    }
    return total > limit ? Long.MAX_VALUE : total;
  }

  /** The next pairs, as many as there are places; answers how many. 0 says that none are left. */
  int next(int[] probeRows, int[] buildRows, int limit) {
    count = 0;
    while (count < limit) {
      if (place == end && !advance(probeRows, buildRows)) {
        break;
      }
      if (place < end) {
        take(probeRows, buildRows, Math.min(limit - count, end - place));
      }
      if (place == end) {
        row++;
      }
    }
    return count;
  }

  /** Goes to the run of the current row; false after the last row. */
  private boolean advance(int[] probeRows, int[] buildRows) {
    if (row == rows) {
      return false;
    }
    int run = runs[row];
    if (index == null) {
      place = run;
      end = ends[row];
      return true;
    }
    if (run < 0) {
      if (keepsMisses) {
        probeRows[count] = row;
        buildRows[count++] = -1;
      }
      return true;
    }
    place = index.start(run);
    end = index.start(run + 1);
    return true;
  }

  private void take(int[] probeRows, int[] buildRows, int taken) {
    int at = count;
    int from = place;
    for (int i = 0; i < taken; i++) {
      probeRows[at + i] = row;
      buildRows[at + i] = order == null ? from + i : order[from + i];
    }
    count = at + taken;
    place = from + taken;
  }

  /** Row of the batch up to which all pairs have come out. */
  int completeRows() {
    return row;
  }
}
