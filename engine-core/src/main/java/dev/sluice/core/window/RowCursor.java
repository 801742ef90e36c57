package dev.sluice.core.window;

import dev.sluice.frames.FrameReader;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored rows at positions that mostly rise: it holds one frame, and one batch of it decoded.
 */
final class RowCursor implements AutoCloseable {
  private final RowStore store;
  private final VectorArena arena = new VectorArena();
  private final FrameReader reader = new FrameReader(arena);
  private RowStore.@Nullable Piece piece;
  private @Nullable Batch batch;
  private long first;
  private long end;

  RowCursor(RowStore store) {
    this.store = store;
  }

  /** Makes the batch with the row of this position the current one, unless it is. */
  void seek(long position) throws IOException {
    if (position < first || position >= end || batch == null) {
      RowStore.Piece held = hold(position);
      int offset = (int) (position - held.first()) / Batch.DEFAULT_ROWS * Batch.DEFAULT_ROWS;
      int count = Math.min(Batch.DEFAULT_ROWS, held.frame().rowCount() - offset);
      decode(held, offset, count);
    }
  }

  /** The rows from a position on: at most so many, and only those of one frame. */
  Batch read(long position, int most) throws IOException {
    RowStore.Piece held = hold(position);
    int offset = (int) (position - held.first());
    return decode(held, offset, Math.min(most, held.frame().rowCount() - offset));
  }

  private RowStore.Piece hold(long position) throws IOException {
    RowStore.Piece held = piece;
    if (held != null
        && position >= held.first()
        && position < held.first() + held.frame().rowCount()) {
      return held;
    }
    close();
    held = store.piece(position);
    piece = held;
    return held;
  }

  private Batch decode(RowStore.Piece held, int offset, int count) {
    arena.reset();
    Batch decoded = reader.read(held.frame(), offset, count);
    batch = decoded;
    first = held.first() + offset;
    end = first + count;
    return decoded;
  }

  /** Position of the first row of the current batch. */
  long first() {
    return first;
  }

  /** Position behind the last row of the current batch. */
  long end() {
    return end;
  }

  /** A column of the current batch. */
  ColumnVector column(int column) {
    if (batch == null) {
      throw new IllegalStateException("No row was sought");
    }
    return batch.column(store.place(column));
  }

  /** Gives back the frame. The cursor can be used again. */
  @Override
  public void close() {
    batch = null;
    first = 0;
    end = 0;
    if (piece != null) {
      piece.frame().close();
      piece = null;
    }
  }
}
