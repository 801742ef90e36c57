package dev.sluice.core.join;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a build side have a word. Equal words are a run; runs are numbered from 0 in the
 * order of their first rows, and the rows of a run lie together. Words that lie close together are
 * found by an array over their range, others in a hash table. Immutable once made.
 */
final class KeyIndex {
  /** Ranges up to here need no reason. */
  private static final long SMALL_RANGE = 1 << 16;

  /** Places of the array that a row may cost; as many bytes as in a hash table. */
  private static final long MAX_PLACES_PER_ROW = 8;

  private final int runCount;
  private final long base;
  private final int @Nullable [] places;
  private final @Nullable LongNumbers numbers;

  /** First row of each run in {@code order}, and the end of the last; null if all have one row. */
  private final int @Nullable [] starts;

  /** The rows, run by run; null if they are in this order anyway. */
  private final int @Nullable [] order;

  private KeyIndex(
      int runCount,
      long base,
      int @Nullable [] places,
      @Nullable LongNumbers numbers,
      int @Nullable [] starts,
      int @Nullable [] order) {
    this.runCount = runCount;
    this.base = base;
    this.places = places;
    this.numbers = numbers;
    this.starts = starts;
    this.order = order;
  }

  /** One run of all rows, which every row finds. */
  static KeyIndex ofAll(int rows) {
    return new KeyIndex(rows == 0 ? 0 : 1, 0, null, null, new int[] {0, rows}, null);
  }

  /** One run of these rows, which every row finds. */
  static KeyIndex ofRows(int[] rows) {
    return new KeyIndex(rows.length == 0 ? 0 : 1, 0, null, null, new int[] {0, rows.length}, rows);
  }

  /**
   * Index of the rows that are not absent.
   *
   * @param check called now and then; may throw to give up
   */
  static KeyIndex of(long[] words, boolean @Nullable [] absent, int rows, Runnable check) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    int present = 0;
    for (int i = 0; i < rows; i++) {
      if (absent == null || !absent[i]) {
        min = Math.min(min, words[i]);
        max = Math.max(max, words[i]);
        present++;
      }
    }
    int[] runs = new int[rows];
    long range = max - min;
    boolean dense =
        range >= 0 && range < Math.max(SMALL_RANGE, MAX_PLACES_PER_ROW * present) && present > 0;
    int[] places = null;
    LongNumbers numbers = null;
    int runCount;
    if (dense && range < Integer.MAX_VALUE - 8) {
      places = new int[(int) range + 1];
      Arrays.fill(places, -1);
      runCount = place(words, absent, rows, min, places, runs, check);
    } else {
      numbers = number(words, absent, rows, present, runs, check);
      runCount = numbers.size();
    }
    if (runCount == rows) {
      return new KeyIndex(runCount, min, places, numbers, null, null);
    }
    int[] starts = new int[runCount + 1];
    boolean ordered = present == rows;
    for (int i = 0; i < rows; i++) {
      if (runs[i] >= 0) {
        starts[runs[i] + 1]++;
        ordered = ordered && (i == 0 || runs[i] >= runs[i - 1]);
      }
    }
    for (int run = 0; run < runCount; run++) {
      starts[run + 1] += starts[run];
    }
    int[] order = ordered ? null : order(runs, rows, present, starts);
    return new KeyIndex(runCount, min, places, numbers, runCount == present ? null : starts, order);
  }

  private static int place(
      long[] words,
      boolean @Nullable [] absent,
      int rows,
      long min,
      int[] places,
      int[] runs,
      Runnable check) {
    int count = 0;
    for (int i = 0; i < rows; i++) {
      if ((i & 0xffff) == 0) {
        check.run();
      }
      if (absent != null && absent[i]) {
        runs[i] = -1;
        continue;
      }
      int at = (int) (words[i] - min);
      int run = places[at];
      if (run < 0) {
        run = count++;
        places[at] = run;
      }
      runs[i] = run;
    }
    return count;
  }

  private static LongNumbers number(
      long[] words,
      boolean @Nullable [] absent,
      int rows,
      int present,
      int[] runs,
      Runnable check) {
    LongNumbers numbers = new LongNumbers(Math.min(present, sampledWords(words, absent, rows)));
    for (int i = 0; i < rows; i++) {
      if ((i & 0xffff) == 0) {
        check.run();
      }
      runs[i] = absent != null && absent[i] ? -1 : numbers.add(words[i]);
    }
    return numbers;
  }

  /** How many different words there may be, judged by some of the first. */
  private static int sampledWords(long[] words, boolean @Nullable [] absent, int rows) {
    int sample = Math.min(rows, 1 << 12);
    LongNumbers seen = new LongNumbers(sample);
    for (int i = 0; i < sample; i++) {
      if (absent == null || !absent[i]) {
        seen.add(words[i]);
      }
    }
    return sample == 0 ? 0 : (int) ((long) seen.size() * rows / sample);
  }

  private static int[] order(int[] runs, int rows, int present, int[] starts) {
    int[] next = starts.clone();
    int[] order = new int[present];
    for (int i = 0; i < rows; i++) {
      if (runs[i] >= 0) {
        order[next[runs[i]]++] = i;
      }
    }
    return order;
  }

  /** Run of each word, or -1. */
  void find(long[] words, boolean @Nullable [] absent, int count, int[] out) {
    int[] direct = places;
    if (direct != null) {
      long least = base;
      int length = direct.length;
      for (int i = 0; i < count; i++) {
        long at = words[i] - least;
        out[i] = at >= 0 && at < length ? direct[(int) at] : -1;
      }
    } else if (numbers != null) {
      numbers.find(words, count, out);
    } else {
      Arrays.fill(out, 0, count, runCount - 1);
    }
    if (absent != null) {
      for (int i = 0; i < count; i++) {
        out[i] = absent[i] ? -1 : out[i];
      }
    }
  }

  int runCount() {
    return runCount;
  }

  /** Whether each run has one row. */
  boolean isUnique() {
    return starts == null;
  }

  /** Place of the run's first row among all rows of runs. */
  int start(int run) {
    return starts == null ? run : starts[run];
  }

  /** Row at a place. */
  int row(int place) {
    return order == null ? place : order[place];
  }

  /** Rows by place, or null if they are their places. */
  int @Nullable [] order() {
    return order;
  }

  long sizeBytes() {
    return (places == null ? 0 : 4L * places.length)
        + (numbers == null ? 0 : numbers.sizeBytes())
        + (starts == null ? 0 : 4L * starts.length)
        + (order == null ? 0 : 4L * order.length);
  }
}
