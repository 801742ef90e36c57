package dev.sluice.core.window;

import dev.sluice.frames.Frame;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.FrameBuilder;
import dev.sluice.frames.file.SpillableFrames;
import dev.sluice.frames.memory.MemoryLimitException;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Rows by position, from the oldest that is wanted to the newest. They go to disk when the budget
 * wants it. Belongs to one thread at a time.
 */
final class RowStore implements AutoCloseable {
  /** Frames that are dropped together, and have a file together if they have one. */
  private static final int PART_FRAMES = 32;

  /** What is kept in memory while others need it. */
  private static final long KEPT_BYTES = 8L << 20;

  private final FrameAllocator allocator;
  private final Path folder;
  private final int[] columns;
  private final int[] places;
  private final RowSignature signature;
  private final FrameBuilder builder;
  private final Deque<Part> parts = new ArrayDeque<>();
  private long readable;

  /** Frames and the position of their first row. */
  private record Part(long first, SpillableFrames frames) {
    long end() {
      return first + frames.rowCount();
    }
  }

  /** A frame, which the caller owns, and the position of its first row. */
  record Piece(Frame frame, long first) {}

  /**
   * Nothing yet.
   *
   * @param rows columns of the rows
   * @param columns which of them are stored
   */
  RowStore(RowSignature rows, int[] columns, FrameAllocator allocator, Path folder) {
    this.allocator = allocator;
    this.folder = folder;
    this.columns = columns;
    places = new int[rows.size()];
    Arrays.fill(places, -1);
    RowSignature.Builder stored = RowSignature.builder();
    for (int i = 0; i < columns.length; i++) {
      places[columns[i]] = i;
      stored.add(rows.name(columns[i]), rows.type(columns[i]));
    }
    signature = stored.build();
    builder = new FrameBuilder(signature, allocator);
  }

  /** Where a column of the rows stands in what is stored. */
  int place(int column) {
    return places[column];
  }

  /** Position behind the last row that can be read. */
  long readable() {
    return readable;
  }

  /** Position of the oldest row that is held. */
  long first() {
    return parts.isEmpty() ? readable : parts.getFirst().first();
  }

  /** Takes rows, which can be read when a frame is full. */
  void add(Batch rows) throws IOException {
    ColumnVector[] stored = new ColumnVector[columns.length];
    for (int i = 0; i < columns.length; i++) {
      stored[i] = rows.column(columns[i]);
    }
    Batch batch = Batch.of(signature, rows.rowCount(), stored);
    for (int from = 0; from < batch.rowCount(); ) {
      int taken = builder.append(batch, from);
      if (taken == 0) {
        flush();
      }
      from += taken;
    }
  }

  /** Makes all rows readable. */
  void flush() throws IOException {
    if (builder.isEmpty()) {
      return;
    }
    Frame frame = build();
    Part part = parts.peekLast();
    if (part == null || part.frames().frameCount() == PART_FRAMES) {
      part = new Part(readable, new SpillableFrames(folder));
      parts.addLast(part);
    }
    readable += frame.rowCount();
    part.frames().add(frame);
    if (memoryBytes() > KEPT_BYTES && allocator.pool().shouldSpill()) {
      spill();
    }
  }

  private Frame build() throws IOException {
    try {
      return builder.build();
    } catch (MemoryLimitException e) {
      spill();
      return builder.buildRegardless();
    }
  }

  private long memoryBytes() {
    long bytes = 0;
    for (Part part : parts) {
      bytes += part.frames().memoryBytes();
    }
    return bytes;
  }

  private void spill() throws IOException {
    for (Part part : parts) {
      part.frames().spill();
    }
  }

  /** Rows before the position are not wanted any more. */
  void dropBelow(long position) {
    while (parts.size() > 1 && parts.getFirst().end() <= position) {
      parts.removeFirst().frames().close();
    }
  }

  /** The frame that holds a row which is readable and wanted. */
  Piece piece(long position) throws IOException {
    for (Part part : parts) {
      if (position >= part.first() && position < part.end()) {
        int index = part.frames().frameOf(position - part.first());
        return new Piece(
            part.frames().frame(index, allocator), part.first() + part.frames().firstRow(index));
      }
    }
    throw new IllegalStateException(
        "Row [%d] is not held; rows from [%d] to [%d] are".formatted(position, first(), readable));
  }

  @Override
  public void close() {
    builder.close();
    parts.forEach(part -> part.frames().close());
    parts.clear();
  }
}
