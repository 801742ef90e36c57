package dev.sluice.frames.sort;

import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slices one behind the other, for those that need no merging. */
final class Concatenation implements BatchCursor {
  private final List<RunSlice> slices;
  private final FrameAllocator allocator;
  private final VectorArena arena;
  private int next;
  private @Nullable BatchCursor current;

  Concatenation(List<RunSlice> slices, FrameAllocator allocator, VectorArena arena) {
    this.slices = slices;
    this.allocator = allocator;
    this.arena = arena;
  }

  @Override
  public @Nullable Batch next() throws IOException {
    while (true) {
      if (current != null) {
        Batch batch = current.next();
        if (batch != null) {
          return batch;
        }
        close();
      }
      if (next == slices.size()) {
        return null;
      }
      RunSlice slice = slices.get(next++);
      current = slice.run().open(slice.from(), slice.to(), arena, allocator);
    }
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
