package dev.sluice.core.join;

import dev.sluice.frames.BatchCursor;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.file.SpillableFrames;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a build side that did not fit into memory, part by part. Rows of a part have numbers, by
 * which it is marked which had a partner. Any number of threads read.
 */
final class SpilledRows implements AutoCloseable {
  private final BuildLayout layout;
  private final List<SpillLane> lanes;
  private final @Nullable RowMarks[] marks;
  private final int parts;

  /** Takes over the lanes, which are finished. */
  SpilledRows(BuildLayout layout, List<SpillLane> lanes) {
    this.layout = layout;
    this.lanes = List.copyOf(lanes);
    parts = SpillKeys.ofBuild(layout).parts();
    marks = new RowMarks[parts];
    if (layout.spec().kind().marksBuild()) {
      for (int part = 0; part < parts; part++) {
        marks[part] = new RowMarks(rowCount(part));
      }
    }
  }

  BuildLayout layout() {
    return layout;
  }

  int parts() {
    return parts;
  }

  @Nullable RowMarks marks(int part) {
    return marks[part];
  }

  long rowCount(int part) {
    return frames(part).stream().mapToLong(SpillableFrames::rowCount).sum();
  }

  /** Bytes of all marks. */
  long markBytes() {
    long bytes = 0;
    for (int part = 0; part < parts; part++) {
      bytes += marks[part] == null ? 0 : RowMarks.sizeBytes(rowCount(part));
    }
    return bytes;
  }

  private List<SpillableFrames> frames(int part) {
    List<SpillableFrames> frames = new ArrayList<>();
    for (SpillLane lane : lanes) {
      SpillableFrames own = lane.frames(part);
      if (own != null) {
        frames.add(own);
      }
    }
    return frames;
  }

  /** The rows of a part, by number. The caller resets the arena between batches. */
  Reader open(int part, FrameAllocator allocator, VectorArena arena) {
    return new Reader(frames(part), allocator, arena);
  }

  /** Reads the rows of a part. */
  static final class Reader implements BatchCursor {
    private final List<SpillableFrames> frames;
    private final FrameAllocator allocator;
    private final VectorArena arena;
    private int next;
    private @Nullable BatchCursor current;
    private @Nullable Batch pending;

    private Reader(List<SpillableFrames> frames, FrameAllocator allocator, VectorArena arena) {
      this.frames = frames;
      this.allocator = allocator;
      this.arena = arena;
    }

    /**
     * The next rows, which stay the next until {@link #taken}; resets the arena before it reads.
     */
    @Nullable Batch peek() throws IOException {
      if (pending == null) {
        arena.reset();
        pending = next();
      }
      return pending;
    }

    /** What {@link #peek} gave is done with. */
    void taken() {
      pending = null;
    }

    @Override
    public @Nullable Batch next() throws IOException {
      while (true) {
        BatchCursor cursor = current;
        if (cursor == null) {
          if (next == frames.size()) {
            return null;
          }
          cursor = frames.get(next++).batches(allocator, arena);
          current = cursor;
        }
        Batch batch = cursor.next();
        if (batch != null) {
          return batch;
        }
        close();
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

  @Override
  public void close() {
    lanes.forEach(SpillLane::close);
  }
}
