package dev.sluice.core.group;

import dev.sluice.frames.vector.VectorArena;

/** Numbers different rows of words, from 0. */
interface WordIndex {

  /** Index of rows of so many words. */
  static WordIndex of(int width) {
    return width == 1 ? new OneWordIndex() : new RowIndex(width);
  }

  /** Number of each row; {@code words[w][i]} is word {@code w} of row {@code i}. */
  void find(long[][] words, int count, int[] out, VectorArena arena);

  int size();

  /** Word {@code w} of the numbers {@code from .. from + count}. */
  void word(int w, int from, int count, long[] out);

  long sizeBytes();

  void reset();
}
