package dev.sluice.core.shuffle;

import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.file.SpillableFrames;
import dev.sluice.frames.memory.MemoryLimitException;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Appends rows to frames, which go to disk when the budget wants it. */
final class FrameWriter implements StageOutput.Holder {
  private final ShuffleContext context;
  private final FrameBuilder builder;
  private final SpillableFrames frames;

  FrameWriter(ShuffleContext context) {
    this.context = context;
    this.builder =
        new FrameBuilder(context.signature(), context.allocator(), context.maxFrameBytes());
    this.frames = new SpillableFrames(context.spillFolder());
  }

  /** Rows taken so far. */
  long rowCount() {
    return frames.rowCount() + builder.rowCount();
  }

  /** The frames; complete after {@link #finish}. */
  SpillableFrames frames() {
    return frames;
  }

  void add(Batch batch) {
    for (int from = 0; from < batch.rowCount(); ) {
      int taken = builder.append(batch, from);
      if (taken == 0) {
        flush();
      }
      from += taken;
    }
  }

  /** Adds the rows {@code rows[from .. to)}. */
  void add(Batch batch, int[] rows, int from, int to) {
    for (int next = from; next < to; ) {
      int taken = builder.append(batch, rows, next, to);
      if (taken == 0) {
        flush();
      }
      next += taken;
    }
  }

  /** Makes a frame of what is left, and gives back the builder's arrays. */
  void finish() {
    if (!builder.isEmpty()) {
      flush();
    }
    builder.close();
  }

  private void flush() {
    try {
      frames.add(build());
      if (context.pool().shouldSpill()) {
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

  @Override
  public void release() {
    builder.close();
    frames.close();
  }
}
