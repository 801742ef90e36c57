package dev.sluice.core.shuffle;

import dev.sluice.core.counters.WorkerCounters;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.file.FrameWriter;
import dev.sluice.frames.type.RowSignature;
import java.nio.file.Path;

/**
 * What the shuffle of one worker works with.
 *
 * @param signature columns of the stage
 * @param allocator of frames; it must live as long as the output
 * @param spillFolder where frames go past half of the budget
 * @param maxFrameBytes size of a frame, and the most that a row may have
 * @param counters of the worker
 */
public record ShuffleContext(
    RowSignature signature,
    FrameAllocator allocator,
    Path spillFolder,
    int maxFrameBytes,
    WorkerCounters counters) {

  /** Part of the budget that frames in the making may take, all partitions of a lane together. */
  private static final int SHARE_OF_BUDGET = 16;

  private static final long MIN_FRAME_BYTES = 1 << 14;
  private static final long PARTITION_FRAME_BYTES = 1 << 17;

  /** Writer of rows of the stage. */
  FrameWriter frameWriter() {
    return frameWriter(1);
  }

  /** One of so many writers that a lane writes to at a time: of several, frames are smaller. */
  FrameWriter frameWriter(int writers) {
    long share = allocator.pool().limitBytes() / SHARE_OF_BUDGET / writers;
    long wanted = writers == 1 ? maxFrameBytes : Math.min(share, PARTITION_FRAME_BYTES);
    long frameBytes = Math.min(maxFrameBytes, Math.max(MIN_FRAME_BYTES, wanted));
    FrameBuilder builder = new FrameBuilder(signature, allocator, frameBytes, maxFrameBytes);
    return new FrameWriter(allocator, spillFolder, builder);
  }
}
