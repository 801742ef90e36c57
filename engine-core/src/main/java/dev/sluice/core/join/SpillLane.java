package dev.sluice.core.join;

import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.file.FrameWriter;
import dev.sluice.frames.file.SpillableFrames;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one side of a join that one lane has put aside, part by part; on disk as far as the
 * budget wants. One thread adds; after {@link #finish} any number read.
 */
final class SpillLane implements AutoCloseable {
  private static final int FRAME_BYTES = 1 << 16;
  private static final int MAX_ROW_BYTES = 1 << 28;

  private final SpillKeys keys;
  private final RowSignature signature;
  private final FrameAllocator allocator;
  private final Path folder;
  private final @Nullable FrameWriter[] writers;

  SpillLane(SpillKeys keys, RowSignature signature, FrameAllocator allocator, Path folder) {
    this.keys = keys;
    this.signature = signature;
    this.allocator = allocator;
    this.folder = folder;
    writers = new FrameWriter[keys.parts()];
  }

  void add(Batch batch, VectorArena arena) {
    int count = batch.rowCount();
    int[] parts = keys.parts(batch, arena);
    int[] ends = new int[writers.length + 1];
    for (int i = 0; i < count; i++) {
      ends[parts[i] + 1]++;
    }
    for (int part = 0; part < writers.length; part++) {
      ends[part + 1] += ends[part];
    }
    int[] next = ends.clone();
    int[] rows = arena.ints(count);
    for (int i = 0; i < count; i++) {
      rows[next[parts[i]]++] = i;
    }
    for (int part = 0; part < writers.length; part++) {
      if (ends[part] < ends[part + 1]) {
        writer(part).add(batch, rows, ends[part], ends[part + 1]);
      }
    }
  }

  private FrameWriter writer(int part) {
    FrameWriter writer = writers[part];
    if (writer == null) {
      FrameBuilder builder = new FrameBuilder(signature, allocator, FRAME_BYTES, MAX_ROW_BYTES);
      writer = new FrameWriter(allocator, folder, builder);
      writers[part] = writer;
    }
    return writer;
  }

  /** No more rows will come. */
  void finish() {
    for (FrameWriter writer : writers) {
      if (writer != null) {
        writer.finish();
      }
    }
  }

  /** Rows of a part, or null if there are none. */
  @Nullable SpillableFrames frames(int part) {
    FrameWriter writer = writers[part];
    return writer == null ? null : writer.frames();
  }

  /** Drops the rows of a part. */
  void drop(int part) {
    FrameWriter writer = writers[part];
    if (writer != null) {
      writers[part] = null;
      writer.close();
    }
  }

  @Override
  public void close() {
    for (int part = 0; part < writers.length; part++) {
      drop(part);
    }
  }
}
