package dev.sluice.core.segment;

import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Decodes one column of a segment. Belongs to one thread. */
abstract class ColumnReader {
  final SegmentFile file;
  final int column;
  private int open = -1;

  ColumnReader(SegmentFile file, int column) {
    this.file = file;
    this.column = column;
  }

  /**
   * Values of rows of a record batch.
   *
   * @param from row of the record batch at which the window starts
   * @param rows rows wanted, ascending, counted from the start of the window; null for the first
   *     {@code count}
   */
  final ColumnVector load(int batch, int from, int @Nullable [] rows, int count, VectorArena arena)
      throws IOException {
    if (batch != open) {
      open(batch);
      open = batch;
    }
    return rows == null ? all(from, count, arena) : some(from, rows, count, arena);
  }

  /** Takes the buffers of the record batch. */
  abstract void open(int batch) throws IOException;

  abstract ColumnVector all(int from, int count, VectorArena arena);

  abstract ColumnVector some(int from, int[] rows, int count, VectorArena arena);

  /** The validity bitmap, or null if no row of the record batch is null. */
  final @Nullable ByteBuffer validity(int batch) throws IOException {
    return file.nullCount(batch, column) == 0 ? null : file.buffer(batch, column, 0);
  }

  /** Whether decoding the whole window beats picking rows one by one. */
  static boolean isDense(int[] rows, int count) {
    return count > 0 && 4L * count > rows[count - 1];
  }
}
