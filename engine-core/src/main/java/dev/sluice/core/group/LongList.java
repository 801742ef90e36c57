package dev.sluice.core.group;

import java.util.Arrays;

/** Values by code. */
final class LongList {
  private long[] array = new long[16];
  private int size;

  long[] array() {
    return array;
  }

  int size() {
    return size;
  }

  /** Adds a value and answers its code. */
  int append(long value) {
    if (size == array.length) {
      array = Arrays.copyOf(array, size * 2);
    }
    array[size] = value;
    return size++;
  }

  long sizeBytes() {
    return 8L * array.length;
  }

  void clear() {
    size = 0;
  }
}
