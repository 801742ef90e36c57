package dev.sluice.core.group;

import dev.sluice.frames.vector.VectorArena;

/** Rows of one word. */
final class OneWordIndex implements WordIndex {
  private final LongList values = new LongList();
  private final HashLongIndex hash = new HashLongIndex(values, -1);

  @Override
  public void find(long[][] words, int count, int[] out, VectorArena arena) {
    hash.find(words[0], count, out, arena);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public void word(int w, int from, int count, long[] out) {
    System.arraycopy(values.array(), from, out, 0, count);
  }

  @Override
  public long sizeBytes() {
    return values.sizeBytes() + hash.sizeBytes();
  }

  @Override
  public void reset() {
    values.clear();
    hash.reset();
  }
}
