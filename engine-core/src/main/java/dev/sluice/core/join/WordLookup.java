package dev.sluice.core.join;

/**
 * Numbers of words. Any number of threads may find once the lookup is made. What is asked for
 * without being there has the number -1.
 */
interface WordLookup {
  /**
   * Numbers of the first {@code count} words.
   *
   * @param out takes a number for each word
   */
  void find(long[] words, int count, int[] out);

  long sizeBytes();
}
