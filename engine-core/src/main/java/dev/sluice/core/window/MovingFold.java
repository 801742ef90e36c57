package dev.sluice.core.window;

import java.io.IOException;

/**
 * The fold of a range of rows whose begin and end only move forward, of any function that is
 * associative.
 *
 * <p>Rows enter at the end, block by block, and only the fold of a block is kept. When the begin
 * reaches a block its rows are read again, and the fold of each row with all behind it in the block
 * is computed at once. So every row is read twice, whatever the width of the range, and what is
 * held is one block of rows and one value for each block.
 */
abstract class MovingFold implements AutoCloseable {
  /** Rows of a block. */
  static final int BLOCK = 4096;

  /** Ends of blocks between the front and the back, oldest first, from {@code firstBlock} on. */
  private long[] blockEnds = new long[16];

  private int firstBlock;
  private int blockEnd;

  private long frontStart;
  private long frontEnd;
  private long backStart;
  private long end;

  /**
   * Folds ranges.
   *
   * @param from begins, ascending within a partition
   * @param to ends, excluded, ascending within a partition
   */
  final void fold(long[] from, long[] to, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      long start = from[i];
      long stop = to[i];
      if (start >= stop) {
        putNothing(i);
        continue;
      }
      if (start >= end) {
        restart(start);
      }
      while (end < stop) {
        take(stop);
      }
      if (start >= frontEnd) {
        advance(start);
      }
      put(i, (int) (start - frontStart));
    }
  }

  private void restart(long position) {
    frontStart = position;
    frontEnd = position;
    backStart = position;
    end = position;
    firstBlock = 0;
    blockEnd = 0;
    clear();
  }

  private void take(long stop) throws IOException {
    long limit = Math.min(stop, backStart + BLOCK);
    end = addToBack(end, limit);
    if (end == backStart + BLOCK) {
      if (blockEnd == blockEnds.length) {
        compact();
      }
      blockEnds[blockEnd] = end;
      closeBack(blockEnd++);
      backStart = end;
    }
  }

  private void compact() {
    int live = blockEnd - firstBlock;
    int length = live > blockEnds.length / 2 ? blockEnds.length * 2 : blockEnds.length;
    long[] moved = new long[length];
    System.arraycopy(blockEnds, firstBlock, moved, 0, live);
    moveBlocks(firstBlock, live, length);
    blockEnds = moved;
    firstBlock = 0;
    blockEnd = live;
  }

  private void advance(long start) throws IOException {
    while (firstBlock < blockEnd && blockEnds[firstBlock] <= start) {
      firstBlock++;
    }
    if (firstBlock < blockEnd) {
      frontEnd = blockEnds[firstBlock++];
    } else {
      frontEnd = end;
      backStart = end;
      clear();
    }
    frontStart = start;
    openFront(start, (int) (frontEnd - start));
    foldBlocks(firstBlock, blockEnd);
  }

  /** Forgets the back and all blocks. */
  abstract void clear();

  /** Adds rows to the back, at least one; answers the position behind the last. */
  abstract long addToBack(long from, long to) throws IOException;

  /** The back becomes a block, and is empty. */
  abstract void closeBack(int block);

  /** Blocks move to the begin of an array of this length. */
  abstract void moveBlocks(int first, int count, int length);

  /** Reads rows, and folds each with those behind it. */
  abstract void openFront(long from, int count) throws IOException;

  /** The middle becomes the fold of these blocks. */
  abstract void foldBlocks(int first, int end);

  /** The answer for a row: the front from an index on, the middle and the back. */
  abstract void put(int row, int front);

  /** The answer for an empty range. */
  abstract void putNothing(int row);

  @Override
  public abstract void close();
}
