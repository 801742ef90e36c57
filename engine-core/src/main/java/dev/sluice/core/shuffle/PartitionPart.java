package dev.sluice.core.shuffle;

import dev.sluice.frames.file.SpillableFrames;
import dev.sluice.frames.sort.RunSlice;

/** Rows of one partition that lie together. */
public sealed interface PartitionPart {
  /** Place among the parts of the partition; parts of equal place come in the order of workers. */
  long ordinal();

  long rowCount();

  /** Bytes of the rows in frames; an estimate where frames are shared between partitions. */
  long sizeBytes();

  /** Frames that hold the rows. */
  long frameCount();

  /** A range of rows that were not sorted. */
  record FrameRange(long ordinal, SpillableFrames frames, long from, long to)
      implements PartitionPart {
    @Override
    public long rowCount() {
      return to - from;
    }

    @Override
    public long sizeBytes() {
      long rows = frames.rowCount();
      return rows == 0 ? 0 : Math.round((double) frames.sizeBytes() / rows * rowCount());
    }

    @Override
    public long frameCount() {
      return from == to ? 0 : frames.frameOf(to - 1) - frames.frameOf(from) + 1;
    }
  }

  /**
   * A range of rows that are sorted.
   *
   * @param frameBytes size that frames aim at
   */
  record RunRange(RunSlice slice, long frameBytes) implements PartitionPart {
    @Override
    public long ordinal() {
      return 0;
    }

    @Override
    public long rowCount() {
      return slice.to() - slice.from();
    }

    @Override
    public long sizeBytes() {
      long rows = slice.run().rowCount();
      return rows == 0 ? 0 : Math.round((double) slice.run().sizeBytes() / rows * rowCount());
    }

    @Override
    public long frameCount() {
      return (sizeBytes() + frameBytes - 1) / frameBytes;
    }
  }
}
