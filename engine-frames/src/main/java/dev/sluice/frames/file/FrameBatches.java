package dev.sluice.frames.file;

import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameReader;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A range of rows of spillable frames, as batches. Holds one frame at a time. */
public final class FrameBatches implements BatchCursor {
  private final SpillableFrames frames;
  private final FrameAllocator allocator;
  private final FrameReader reader;
  private final long to;
  private long next;
  private @Nullable Frame current;
  private int currentIndex;

  FrameBatches(
      SpillableFrames frames, long from, long to, FrameAllocator allocator, VectorArena arena) {
    this.frames = frames;
    this.allocator = allocator;
    this.reader = new FrameReader(arena);
    this.next = from;
    this.to = Math.min(to, frames.rowCount());
  }

  /** {@inheritDoc} The arena is the caller's to reset between calls. */
  @Override
  public @Nullable Batch next() throws IOException {
    if (next >= to) {
      close();
      return null;
    }
    Frame frame = current;
    if (frame == null || next >= frames.firstRow(currentIndex + 1)) {
      close();
      currentIndex = frames.frameOf(next);
      frame = frames.frame(currentIndex, allocator);
      current = frame;
    }
    int from = (int) (next - frames.firstRow(currentIndex));
    int count = (int) Math.min(frame.rowCount() - from, Math.min(Batch.DEFAULT_ROWS, to - next));
    next += count;
    return reader.read(frame, from, count);
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
