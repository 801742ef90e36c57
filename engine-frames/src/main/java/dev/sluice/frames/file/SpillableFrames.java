package dev.sluice.frames.file;

import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames in the order in which they were added; some in memory, the rest in one file.
 *
 * <p>One thread adds and spills. When it is done, and has handed the object on, any number of
 * threads may read, as often as they like. The file exists from the first {@link #spill()} on.
 */
public final class SpillableFrames implements AutoCloseable {
  private final Path folder;

  /** The frames behind those of the file. */
  private final List<Frame> inMemory = new ArrayList<>();

  private long[] ends = new long[8];
  private int frameCount;
  private @Nullable FrameFile file;
  private long memoryBytes;
  private long spilledBytes;

  /**
   * Nothing yet.
   *
   * @param folder where the file goes if there is one; must exist by then
   */
  public SpillableFrames(Path folder) {
    this.folder = folder;
  }

  /** Takes over the frame. A frame without rows is closed and forgotten. */
  public void add(Frame frame) {
    if (frame.rowCount() == 0) {
      frame.close();
      return;
    }
    if (frameCount == ends.length) {
      ends = Arrays.copyOf(ends, 2 * frameCount);
    }
    ends[frameCount] = rowCount() + frame.rowCount();
    frameCount++;
    inMemory.add(frame);
    memoryBytes += frame.sizeBytes();
  }

  /**
   * Moves all frames that are in memory to the file.
   *
   * @throws IOException naming the file, if it cannot be written; all frames are still there
   */
  public void spill() throws IOException {
    if (inMemory.isEmpty()) {
      return;
    }
    FrameFile target = file;
    if (target == null) {
      target = FrameFile.create(folder);
      file = target;
    }
    int written = 0;
    try {
      for (Frame frame : inMemory) {
        target.append(frame);
        written++;
        memoryBytes -= frame.sizeBytes();
        spilledBytes += frame.sizeBytes();
        frame.close();
      }
    } finally {
      inMemory.subList(0, written).clear();
    }
  }

  public int frameCount() {
    return frameCount;
  }

  public long rowCount() {
    return firstRow(frameCount);
  }

  /** Bytes of all frames, wherever they are. */
  public long sizeBytes() {
    return memoryBytes + spilledBytes;
  }

  /** Bytes of the frames that are in memory. */
  public long memoryBytes() {
    return memoryBytes;
  }

  /** Bytes that were written to the file. */
  public long spilledBytes() {
    return spilledBytes;
  }

  /**
   * Row number, over all frames, of the first row of a frame; of the last frame's successor, too.
   */
  public long firstRow(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  /** Index of the frame that holds this row. */
  public int frameOf(long row) {
    int found = Arrays.binarySearch(ends, 0, frameCount, row + 1);
    return found >= 0 ? found : -found - 1;
  }

  /** One frame, shared or read from the file; the caller owns it. */
  public Frame frame(int index, FrameAllocator allocator) throws IOException {
    FrameFile spilled = file;
    int inFile = spilled == null ? 0 : spilled.frameCount();
    return spilled != null && index < inFile
        ? spilled.read(index, allocator)
        : inMemory.get(index - inFile).share();
  }

  /** All frames. */
  public FrameCursor open(FrameAllocator allocator) {
    return open(allocator, 0, frameCount);
  }

  /** The frames from one index to another, the latter excluded. */
  public FrameCursor open(FrameAllocator allocator, int from, int to) {
    return new FrameCursor() {
      private int next = from;

      @Override
      public @Nullable Frame next() throws IOException {
        return next < to ? frame(next++, allocator) : null;
      }
    };
  }

  /** The rows from one number to another, the latter excluded, as batches. */
  public FrameBatches batches(long from, long to, FrameAllocator allocator, VectorArena arena) {
    return new FrameBatches(this, from, to, allocator, arena);
  }

  /** All rows as batches. */
  public FrameBatches batches(FrameAllocator allocator, VectorArena arena) {
    return batches(0, rowCount(), allocator, arena);
  }

  /** Gives back memory and deletes the file. Idempotent. */
  @Override
  public void close() {
    inMemory.forEach(Frame::close);
    inMemory.clear();
    frameCount = 0;
    memoryBytes = 0;
    spilledBytes = 0;
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
