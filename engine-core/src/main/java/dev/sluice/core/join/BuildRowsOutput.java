package dev.sluice.core.join;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.NullVectors;
import dev.sluice.frames.vector.VectorArena;
import java.util.function.Consumer;

/** Gives the rows of a build side that a join wants for themselves, by their marks. */
final class BuildRowsOutput {
  private final BuildLayout layout;
  private final RowSignature signature;
  private final int probeColumns;
  private final boolean wanted;
  private final VectorArena arena;
  private final Consumer<Batch> out;

  BuildRowsOutput(BuildLayout layout, RowSignature input, VectorArena arena, Consumer<Batch> out) {
    this.layout = layout;
    this.signature = layout.spec().output(input);
    this.probeColumns = layout.spec().kind().givesProbe() ? input.size() : 0;
    this.wanted = layout.spec().kind() == JoinKind.RIGHT_SEMI;
    this.arena = arena;
    this.out = out;
  }

  /** Rows of a batch of stored columns. */
  void emit(Batch batch, RowMarks marks, long firstMark) {
    int[] rows = arena.ints(batch.rowCount());
    int count = 0;
    for (int i = 0; i < batch.rowCount(); i++) {
      rows[count] = i;
      count += marks.get(firstMark + i) == wanted ? 1 : 0;
    }
    if (count > 0) {
      Batch chosen = batch.select(rows, count, arena);
      give(count, stored -> chosen.column(stored));
    }
  }

  /** Rows of the table, from this one on, as many as make a batch; answers the row behind them. */
  int emit(JoinTable table, RowMarks marks, int from) {
    int[] rows = arena.ints(Batch.DEFAULT_ROWS);
    int count = 0;
    int next = from;
    for (; next < table.rowCount() && count < Batch.DEFAULT_ROWS; next++) {
      rows[count] = next;
      count += marks.get(next) == wanted ? 1 : 0;
    }
    if (count > 0) {
      int chosen = count;
      give(count, stored -> table.column(stored).gather(rows, chosen, false, arena));
    }
    return next;
  }

  private interface Columns {
    ColumnVector of(int stored);
  }

  private void give(int count, Columns from) {
    ColumnVector[] columns = new ColumnVector[signature.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] =
          c < probeColumns
              ? NullVectors.of(signature.type(c), count, arena)
              : from.of(layout.columns().get(c - probeColumns));
    }
    out.accept(Batch.of(signature, count, columns));
  }
}
