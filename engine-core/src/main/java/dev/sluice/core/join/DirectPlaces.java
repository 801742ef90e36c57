package dev.sluice.core.join;

import java.util.Arrays;

/** Numbers of words that lie close together, in an array over their range. */
final class DirectPlaces implements WordLookup {
  private final long least;
  private final int[] numbers;
  private int size;

  /** Place for the words from {@code least} to {@code least + range}. */
  DirectPlaces(long least, int range) {
    this.least = least;
    numbers = new int[range + 1];
    Arrays.fill(numbers, -1);
  }

  /** Number of the word, a new one if it has none yet. */
  int add(long word) {
    int at = (int) (word - least);
    int number = numbers[at];
    if (number < 0) {
      number = size++;
      numbers[at] = number;
    }
    return number;
  }

  int size() {
    return size;
  }

  @Override
  public void find(long[] words, int count, int[] out) {
    int[] direct = numbers;
    long base = least;
    int length = direct.length;
    for (int i = 0; i < count; i++) {
      long at = words[i] - base;
      out[i] = at >= 0 && at < length ? direct[(int) at] : -1;
    }
  }

  @Override
  public long sizeBytes() {
    return 4L * numbers.length;
  }
}
