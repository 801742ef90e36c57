package dev.sluice.core.operator;

import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.util.function.Consumer;

/** How rows are taken into states that grow with every row, so that none gets large. */
final class ListRows {
  /** Bytes from which a state is handed on. */
  static final int HAND_ON_BYTES = 64 << 10;

  /** Bytes of a state that may fail for lack of memory. */
  static final int LARGE_BYTES = 1 << 20;

  private ListRows() {}

  /** Hands over the rows of a batch in parts. */
  static void inParts(Batch batch, int rows, VectorArena arena, Consumer<Batch> sink) {
    for (int from = 0; from < batch.rowCount(); from += rows) {
      int count = Math.min(rows, batch.rowCount() - from);
      int[] chosen = arena.ints(count);
      for (int i = 0; i < count; i++) {
        chosen[i] = from + i;
      }
      sink.accept(batch.select(chosen, count, arena));
    }
  }
}
