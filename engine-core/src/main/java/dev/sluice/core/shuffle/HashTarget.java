package dev.sluice.core.shuffle;

import dev.sluice.frames.file.FrameWriter;
import dev.sluice.frames.key.ClusterBy;
import dev.sluice.frames.sort.SortBuffer;
import dev.sluice.frames.sort.SortedRun;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What one lane writes to one partition of a hash shuffle. */
interface HashTarget extends StageOutput.Holder {
  /** Adds the rows {@code rows[from .. to)}, ascending. */
  void add(Batch batch, int[] rows, int from, int to);

  void finish();

  /** What was written; complete after {@link #finish}. */
  List<PartitionPart> parts();

  /** Rows as they come. */
  final class Plain implements HashTarget {
    private final FrameWriter writer;

    Plain(ShuffleContext context, int partitions) {
      writer = context.frameWriter(partitions);
    }

    @Override
    public void add(Batch batch, int[] rows, int from, int to) {
      writer.add(batch, rows, from, to);
    }

    @Override
    public void finish() {
      writer.finish();
    }

    @Override
    public List<PartitionPart> parts() {
      long rows = writer.rowCount();
      return rows == 0
          ? List.of()
          : List.of(new PartitionPart.FrameRange(0, writer.frames(), 0, rows));
    }

    @Override
    public void release() {
      writer.close();
    }
  }

  /** Rows in the order of the key. */
  final class Sorted implements HashTarget {
    private final ShuffleContext context;
    private final SortBuffer buffer;
    private final VectorArena arena = new VectorArena();
    private List<SortedRun> runs = List.of();

    Sorted(ShuffleContext context, ClusterBy key) {
      this.context = context;
      this.buffer =
          new SortBuffer(
              context.signature(),
              key,
              context.allocator(),
              context.spillFolder(),
              SortBuffer.NO_LIMIT,
              context.maxFrameBytes());
    }

    @Override
    public void add(Batch batch, int[] rows, int from, int to) {
      arena.reset();
      int[] chosen = arena.ints(to - from);
      System.arraycopy(rows, from, chosen, 0, to - from);
      try {
        buffer.add(batch.select(chosen, to - from, arena));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void finish() {
      try {
        runs = buffer.finish();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<PartitionPart> parts() {
      List<PartitionPart> parts = new ArrayList<>();
      for (SortedRun run : runs) {
        if (run.rowCount() > 0) {
          parts.add(new PartitionPart.RunRange(run.all(), context.maxFrameBytes()));
        }
      }
      return parts;
    }

    @Override
    public void release() {
      buffer.close();
      runs.forEach(SortedRun::close);
    }
  }
}
