package dev.sluice.core.group;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Codes of values that lie close together, in an array over their range. */
final class DenseLongIndex {
  /** Ranges up to here need no reason. */
  private static final long SMALL_RANGE = 1 << 16;

  /** Places that a value may cost; as many as in a hash table, and some for what is to come. */
  private static final int MAX_PLACES_PER_VALUE = 8;

  private static final long MAX_RANGE = 1L << 29;

  private final LongList values;
  private long base;
  private int[] codes = {};

  DenseLongIndex(LongList values) {
    this.values = values;
  }

  /** Index of all values, or null if they do not lie close enough together. */
  static @Nullable DenseLongIndex ofAll(LongList values, int nullCode) {
    DenseLongIndex index = new DenseLongIndex(values);
    long[] array = values.array();
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int code = 0; code < values.size(); code++) {
      if (code != nullCode) {
        min = Math.min(min, array[code]);
        max = Math.max(max, array[code]);
      }
    }
    if (min > max || !index.cover(min, max)) {
      return null;
    }
    for (int code = 0; code < values.size(); code++) {
      if (code != nullCode) {
        index.codes[(int) (array[code] - index.base)] = code;
      }
    }
    return index;
  }

  /** Makes room for the values; false, and no change, if they lie too far apart. */
  boolean cover(long[] words, int count) {
    if (count == 0) {
      return true;
    }
    long min = words[0];
    long max = words[0];
    for (int i = 1; i < count; i++) {
      min = Math.min(min, words[i]);
      max = Math.max(max, words[i]);
    }
    return cover(min, max);
  }

  private boolean cover(long min, long max) {
    if (isInside(min) && isInside(max)) {
      return true;
    }
    boolean empty = codes.length == 0;
    long low = empty ? min : Math.min(min, base);
    long high = empty ? max : Math.max(max, base + codes.length - 1);
    long range = high - low + 1;
    long allowed =
        Math.min(MAX_RANGE, Math.max(SMALL_RANGE, (long) MAX_PLACES_PER_VALUE * values.size()));
    if (range <= 0 || range > allowed) {
      return false;
    }
    // Up to twice what is needed, on the side on which the range grew.
    long room = Math.min(Long.highestOneBit(range) * 2, allowed);
    long start = !empty && min < base ? high - room + 1 : low;
    if (start > low || start + room - 1 < high) {
      start = low;
      room = range;
    }
    int[] larger = new int[(int) room];
    Arrays.fill(larger, -1);
    if (!empty) {
      System.arraycopy(codes, 0, larger, (int) (base - start), codes.length);
    }
    base = start;
    codes = larger;
    return true;
  }

  private boolean isInside(long value) {
    return Long.compareUnsigned(value - base, codes.length) < 0;
  }

  /** Codes of values that {@link #cover} took. */
  void find(long[] words, int count, int[] out) {
    int[] known = codes;
    long start = base;
    for (int i = 0; i < count; i++) {
      int at = (int) (words[i] - start);
      int code = known[at];
      if (code < 0) {
        code = values.append(words[i]);
        known[at] = code;
      }
      out[i] = code;
    }
  }

  long sizeBytes() {
    return 4L * codes.length;
  }

  void reset() {
    codes = new int[0];
  }
}
