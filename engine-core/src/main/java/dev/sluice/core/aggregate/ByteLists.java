package dev.sluice.core.aggregate;

import java.util.Arrays;

/** A growing list of bytes per group. */
final class ByteLists {
  /** Header and padding of a byte array, reference and length included. */
  private static final int OVERHEAD = 32;

  private static final byte[] EMPTY = {};

  private byte[][] lists = new byte[Growth.INITIAL][];
  private int[] lengths = new int[Growth.INITIAL];
  private int groupCount;
  private long listBytes;
  private int largest;

  void ensureGroups(int groups) {
    if (groups > lists.length) {
      int length = Growth.length(lists.length, groups);
      lists = Arrays.copyOf(lists, length);
      lengths = Arrays.copyOf(lengths, length);
    }
    if (groups > groupCount) {
      Arrays.fill(lists, groupCount, groups, EMPTY);
      Arrays.fill(lengths, groupCount, groups, 0);
      groupCount = groups;
    }
  }

  /** Room for so many bytes at the end of a list; answers where they start. */
  int grow(int group, int bytes) {
    int at = lengths[group];
    int wanted = Math.addExact(at, bytes);
    byte[] list = lists[group];
    if (wanted > list.length) {
      int length = (int) Math.min(Math.max(wanted, list.length * 2L), Integer.MAX_VALUE - 8);
      listBytes += length - list.length + (list == EMPTY ? OVERHEAD : 0);
      lists[group] = Arrays.copyOf(list, length);
    }
    lengths[group] = wanted;
    largest = Math.max(largest, wanted);
    return at;
  }

  void append(int group, byte[] source, int start, int length) {
    int at = grow(group, length);
    System.arraycopy(source, start, lists[group], at, length);
  }

  byte[] list(int group) {
    return lists[group];
  }

  int length(int group) {
    return lengths[group];
  }

  /** Puts other bytes, of at most the same length, in the place of the list. */
  void replace(int group, byte[] source, int length) {
    System.arraycopy(source, 0, lists[group], 0, length);
    lengths[group] = length;
  }

  /** Bytes of the longest list. */
  int largestBytes() {
    return largest;
  }

  long sizeBytes() {
    return 8L * lists.length + listBytes;
  }

  void reset() {
    Arrays.fill(lists, 0, groupCount, null);
    groupCount = 0;
    listBytes = 0;
    largest = 0;
  }
}
