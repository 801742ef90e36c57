package dev.sluice.frames.sort;

import dev.sluice.frames.vector.StringVector;
import java.util.Arrays;

/**
 * Which bytes occur at which position of a column's strings, and from that a short number for each
 * string that keeps their order. First all strings are shown to {@link #addCommon}, then to {@link
 * #addBytes}; after {@link #close} there are numbers.
 */
final class ByteRanges {
  private static final int MAX_POSITIONS = 16;
  private static final int MAX_BITS = 63;

  /** Bytes at the start that all strings share. */
  private byte[] first = new byte[0];

  private int common = -1;

  /** Lowest and highest symbol by position behind these: 0 for the end, or the byte plus one. */
  private final int[] lowest = new int[MAX_POSITIONS];

  private final int[] highest = new int[MAX_POSITIONS];
  private final int[] widths = new int[MAX_POSITIONS];
  private int shortest = Integer.MAX_VALUE;
  private int longest;
  private int positions;

  ByteRanges() {
    Arrays.fill(lowest, Integer.MAX_VALUE);
  }

  void addCommon(StringVector strings) {
    byte[] data = strings.data();
    boolean[] nulls = strings.nulls();
    for (int i = 0; i < strings.size() && common != 0; i++) {
      if (nulls != null && nulls[i]) {
        continue;
      }
      int start = strings.starts()[i];
      int end = start + strings.lengths()[i];
      if (common < 0) {
        first = Arrays.copyOfRange(data, start, end);
        common = first.length;
      } else {
        int limit = Math.min(end, start + common);
        int mismatch = Arrays.mismatch(data, start, limit, first, 0, common);
        common = mismatch < 0 ? common : mismatch;
      }
    }
  }

  void addBytes(StringVector strings) {
    byte[] data = strings.data();
    boolean[] nulls = strings.nulls();
    int skipped = Math.max(0, common);
    for (int i = 0; i < strings.size(); i++) {
      if (nulls != null && nulls[i]) {
        continue;
      }
      int start = strings.starts()[i] + skipped;
      int length = strings.lengths()[i] - skipped;
      shortest = Math.min(shortest, length);
      longest = Math.max(longest, length);
      int end = Math.min(length, MAX_POSITIONS);
      for (int p = 0; p < end; p++) {
        int symbol = (data[start + p] & 0xFF) + 1;
        lowest[p] = Math.min(lowest[p], symbol);
        highest[p] = Math.max(highest[p], symbol);
      }
    }
  }

  /** Ends the measuring. */
  void close() {
    int bits = 0;
    while (positions < Math.min(longest, MAX_POSITIONS)) {
      int p = positions;
      if (p >= shortest) {
        lowest[p] = 0;
      }
      widths[p] = 32 - Integer.numberOfLeadingZeros(highest[p] - lowest[p]);
      bits += widths[p];
      if (bits > MAX_BITS) {
        return;
      }
      positions++;
    }
  }

  /** Whether different strings have different numbers. */
  boolean coversAll() {
    return longest <= positions;
  }

  /** Number of one of the strings that were shown; of any other bytes it is unspecified. */
  long number(byte[] data, int start, int length) {
    int skipped = Math.max(0, common);
    int from = start + skipped;
    int end = length - skipped;
    long number = 0;
    for (int p = 0; p < positions; p++) {
      int symbol = p < end ? (data[from + p] & 0xFF) + 1 : 0;
      number = number << widths[p] | (symbol - lowest[p]);
    }
    return number;
  }
}
