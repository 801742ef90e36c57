package dev.sluice.core.aggregate;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import java.util.Arrays;

/**
 * The entries of one list: each is the length of its sort key in 8 bytes, that of its value in 8,
 * the sort key and the value.
 */
final class Entries {
  /** Bytes before the sort key. */
  static final int HEADER = 2 * Long.BYTES;

  private byte[] data = {};
  private int[] starts = new int[16];
  private int count;

  /** Reads a list in the order in which it stands. */
  void read(byte[] list, int length) {
    data = list;
    count = 0;
    for (int at = 0; at < length; at += HEADER + keyLength(at) + valueLength(at)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = at;
    }
  }

  int count() {
    return count;
  }

  byte[] data() {
    return data;
  }

  int start(int entry) {
    return starts[entry];
  }

  int length(int entry) {
    return HEADER + keyLength(starts[entry]) + valueLength(starts[entry]);
  }

  int valueStart(int entry) {
    return starts[entry] + HEADER + keyLength(starts[entry]);
  }

  int valueLengthOf(int entry) {
    return valueLength(starts[entry]);
  }

  private int keyLength(int at) {
    return (int) BigEndian.getLong(data, at);
  }

  private int valueLength(int at) {
    return (int) BigEndian.getLong(data, at + Long.BYTES);
  }

  /** Sorts by sort keys; entries of equal keys keep their order. */
  void sortByKey() {
    sort(false);
  }

  /** Sorts by values. */
  void sortByValue() {
    sort(true);
  }

  private void sort(boolean byValue) {
    Integer[] boxed = new Integer[count];
    for (int i = 0; i < count; i++) {
      boxed[i] = starts[i];
    }
    Arrays.sort(boxed, (left, right) -> compare(left, right, byValue));
    for (int i = 0; i < count; i++) {
      starts[i] = boxed[i];
    }
  }

  private int compare(int left, int right, boolean byValue) {
    int leftStart = left + HEADER + (byValue ? keyLength(left) : 0);
    int rightStart = right + HEADER + (byValue ? keyLength(right) : 0);
    return Arrays.compareUnsigned(
        data,
        leftStart,
        leftStart + (byValue ? valueLength(left) : keyLength(left)),
        data,
        rightStart,
        rightStart + (byValue ? valueLength(right) : keyLength(right)));
  }

  /** Drops all but the first of neighbours with equal values. */
  void dropRepeated() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept == 0 || compare(starts[kept - 1], starts[i], true) != 0) {
        starts[kept++] = starts[i];
      }
    }
    count = kept;
  }

  /**
   * Checks the bytes of a result.
   *
   * @throws FaultException if there are more than allowed
   */
  static void checkSize(String aggregate, long bytes, long maxBytes) {
    if (bytes > maxBytes) {
      throw new FaultException(
          new Fault.QueryRuntimeError(
              ("Exceeded memory usage when aggregating type [%s], size [%d] is larger than max [%d];"
                      + " give the aggregate a larger size")
                  .formatted(aggregate, bytes, maxBytes)));
    }
  }
}
