package dev.sluice.frames.file;

import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.memory.MemoryLimitException;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Appends rows to frames, which go to disk when the budget wants it. Never refused: what it needs
 * to bring a frame to disk it overdraws.
 *
 * <p>One thread adds rows. When it has called {@link #finish}, and has handed the object on, any
 * number of threads may read {@link #frames}. Disk faults are thrown as {@link
 * UncheckedIOException}.
 */
public final class FrameWriter implements AutoCloseable {
  private final FrameAllocator allocator;
  private final FrameBuilder builder;
  private final SpillableFrames frames;

  /**
   * Nothing yet.
   *
   * @param folder where the file goes if there is one
   * @param maxFrameBytes size of a frame, and the most that a row may have
   */
  public FrameWriter(
      RowSignature signature, FrameAllocator allocator, Path folder, long maxFrameBytes) {
    this(allocator, folder, new FrameBuilder(signature, allocator, maxFrameBytes));
  }

  /**
   * Nothing yet.
   *
   * @param builder of the frames, which this takes over
   */
  public FrameWriter(FrameAllocator allocator, Path folder, FrameBuilder builder) {
    this.allocator = allocator;
    this.builder = builder;
    this.frames = new SpillableFrames(folder);
  }

  /** Rows taken so far. */
  public long rowCount() {
    return frames.rowCount() + builder.rowCount();
  }

  /** The frames; complete after {@link #finish}. */
  public SpillableFrames frames() {
    return frames;
  }

  public void add(Batch batch) {
    for (int from = 0; from < batch.rowCount(); ) {
      int taken = builder.append(batch, from);
      if (taken == 0) {
        flush();
      }
      from += taken;
    }
  }

  /** Adds the rows {@code rows[from .. to)}. */
  public void add(Batch batch, int[] rows, int from, int to) {
    for (int next = from; next < to; ) {
      int taken = builder.append(batch, rows, next, to);
      if (taken == 0) {
        flush();
      }
      next += taken;
    }
  }

  /** Makes a frame of what is left, and gives back the builder's arrays. */
  public void finish() {
    if (!builder.isEmpty()) {
      flush();
    }
    builder.close();
  }

  private void flush() {
    try {
      frames.add(build());
      if (allocator.pool().shouldSpill()) {
        frames.spill();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Frame build() throws IOException {
    try {
      return builder.build();
    } catch (MemoryLimitException e) {
      frames.spill();
      return builder.buildRegardless();
    }
  }

  /** Gives back memory and files. Idempotent. */
  @Override
  public void close() {
    builder.close();
    frames.close();
  }
}
