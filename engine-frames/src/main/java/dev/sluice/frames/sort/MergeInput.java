package dev.sluice.frames.sort;

import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.key.KeyPrefix;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One slice that is being merged: its current batch, and the place in it. */
final class MergeInput implements AutoCloseable {
  private final BatchCursor source;
  private final VectorArena arena = new VectorArena();
  private final int keyColumn;
  private @Nullable Batch batch;

  /** Prefixes of the current batch's rows. */
  long[] prefixes = new long[Batch.DEFAULT_ROWS];

  /** Row that is next, and how many there are in the current batch. */
  int position;

  int size;

  MergeInput(RunSlice slice, FrameAllocator allocator, int keyColumn) {
    this.source = slice.run().open(slice.from(), slice.to(), arena, allocator);
    this.keyColumn = keyColumn;
  }

  /** Goes on to the next batch; false at the end. */
  boolean advance(KeyPrefix prefix) throws IOException {
    arena.reset();
    Batch next = source.next();
    batch = next;
    position = 0;
    size = next == null ? 0 : next.rowCount();
    if (next == null) {
      return false;
    }
    if (prefixes.length < size) {
      prefixes = new long[size];
    }
    prefix.fill(next.column(keyColumn), prefixes);
    return true;
  }

  Batch batch() {
    if (batch == null) {
      throw new IllegalStateException("Input is at its end");
    }
    return batch;
  }

  boolean isEmpty() {
    return position >= size;
  }

  @Override
  public void close() {
    source.close();
  }
}
