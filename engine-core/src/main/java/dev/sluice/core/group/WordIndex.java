package dev.sluice.core.group;

/** Numbers different rows of words, from 0. */
interface WordIndex {
  /** Number of each row; {@code words[w][i]} is word {@code w} of row {@code i}. */
  void find(long[][] words, int count, int[] out);

  int size();

  /** Word {@code w} of the numbers {@code from .. from + count}. */
  void word(int w, int from, int count, long[] out);

  long sizeBytes();

  void reset();
}
