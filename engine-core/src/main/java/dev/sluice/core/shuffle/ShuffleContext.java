package dev.sluice.core.shuffle;

import dev.sluice.core.counters.WorkerCounters;
import dev.sluice.frames.FrameAllocator;
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

  /** Writer of rows of the stage. */
  FrameWriter frameWriter() {
    return new FrameWriter(signature, allocator, spillFolder, maxFrameBytes);
  }
}
