package dev.sluice.core.join;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a build side have a word. Equal words are a run; runs are numbered from 0, and the
 * rows of a run lie together. Words that lie close together are found by an array over their range,
 * those that lie less close by bits, others in a hash table. Immutable once made.
 */
final class KeyIndex {
  /** Ranges up to here need no reason. */
  private static final long SMALL_RANGE = 1 << 16;

  /** Places of an array that a row may cost; from here on bits are smaller. */
  private static final long MAX_PLACES_PER_ROW = 2;

  /** Bits that a row may cost; from here on a hash table is smaller. */
  private static final long MAX_BITS_PER_ROW = 128;

  /** Bits that stay in the caches, however few rows there are. */
  private static final long SMALL_BITS = 1 << 20;

  private final int runCount;

  /** Null if every row finds the one run there is. */
  private final @Nullable WordLookup lookup;

  /** First row of each run in {@code order}, and the end of the last; null if all have one row. */
  private final int @Nullable [] starts;

  /** The rows, run by run; null if they are in this order anyway. */
  private final int @Nullable [] order;

  private KeyIndex(
      int runCount, @Nullable WordLookup lookup, int @Nullable [] starts, int @Nullable [] order) {
    this.runCount = runCount;
    this.lookup = lookup;
    this.starts = starts;
    this.order = order;
  }

  /** One run of all rows, which every row finds. */
  static KeyIndex ofAll(int rows) {
    return new KeyIndex(rows == 0 ? 0 : 1, null, new int[] {0, rows}, null);
  }

  /** One run of these rows, which every row finds. */
  static KeyIndex ofRows(int[] rows) {
    return new KeyIndex(rows.length == 0 ? 0 : 1, null, new int[] {0, rows.length}, rows);
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
    WordLookup lookup;
    int runCount;
    if (present > 0 && within(range, SMALL_RANGE, MAX_PLACES_PER_ROW * present)) {
      DirectPlaces places = new DirectPlaces(min, (int) range);
      place(words, absent, runs, places, check);
      lookup = places;
      runCount = places.size();
    } else if (present > 0 && within(range, SMALL_BITS, MAX_BITS_PER_ROW * present)) {
      RankedBits bits = new RankedBits(min, range);
      rank(words, absent, runs, bits, check);
      lookup = bits;
      runCount = bits.size();
    } else {
      LongNumbers numbers = number(words, absent, rows, present, runs, check);
      lookup = numbers;
      runCount = numbers.size();
    }
    if (runCount == rows && isInPlace(runs)) {
      return new KeyIndex(runCount, lookup, null, null);
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
    return new KeyIndex(runCount, lookup, runCount == present ? null : starts, order);
  }

  /** Whether a range of words, which may have overflowed, is small in itself or for its rows. */
  private static boolean within(long range, long small, long forRows) {
    return range >= 0 && range < Math.min(Integer.MAX_VALUE - 8, Math.max(small, forRows));
  }

  private static boolean isInPlace(int[] runs) {
    for (int i = 0; i < runs.length; i++) {
      if (runs[i] != i) {
        return false;
      }
    }
    return true;
  }

  private static void place(
      long[] words, boolean @Nullable [] absent, int[] runs, DirectPlaces places, Runnable check) {
    for (int i = 0; i < runs.length; i++) {
      if ((i & 0xffff) == 0) {
        check.run();
      }
      runs[i] = absent != null && absent[i] ? -1 : places.add(words[i]);
    }
  }

  private static void rank(
      long[] words, boolean @Nullable [] absent, int[] runs, RankedBits bits, Runnable check) {
    for (int i = 0; i < runs.length; i++) {
      if ((i & 0xffff) == 0) {
        check.run();
      }
      if (absent == null || !absent[i]) {
        bits.add(words[i]);
      }
    }
    bits.rank();
    bits.find(words, runs.length, runs);
    clear(absent, runs, runs.length);
  }

  private static void clear(boolean @Nullable [] absent, int[] runs, int count) {
    if (absent != null) {
      for (int i = 0; i < count; i++) {
        runs[i] = absent[i] ? -1 : runs[i];
      }
    }
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
    numbers.close();
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
    if (lookup == null) {
      Arrays.fill(out, 0, count, runCount - 1);
    } else {
      lookup.find(words, count, out);
    }
    clear(absent, out, count);
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
    return (lookup == null ? 0 : lookup.sizeBytes())
        + (starts == null ? 0 : 4L * starts.length)
        + (order == null ? 0 : 4L * order.length);
  }
}
