package dev.sluice.core.join;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/** Columns of a batch and the mark behind them. */
final class MarkColumns implements Batch.ColumnSource {
  private final Batch batch;
  private final LongVector mark;
  private int @Nullable [] chosen;
  private Batch narrowed;

  private MarkColumns(Batch batch, LongVector mark) {
    this.batch = batch;
    this.mark = mark;
    narrowed = batch;
  }

  /** The batch with the mark of each row: TRUE if matched, else NULL if unknown, else FALSE. */
  static Batch add(Batch batch, RowSignature output, HashProbe.Fate fate, VectorArena arena) {
    int count = batch.rowCount();
    long[] values = arena.longs(count);
    boolean[] nulls = arena.booleans(count);
    boolean anyNull = false;
    for (int i = 0; i < count; i++) {
      values[i] = fate.matched()[i] ? 1 : 0;
      nulls[i] = !fate.matched()[i] && fate.unknown()[i];
      anyNull |= nulls[i];
    }
    LongVector mark = new LongVector(values, anyNull ? nulls : null, count);
    return Batch.lazy(output, count, new MarkColumns(batch, mark), arena);
  }

  @Override
  public ColumnVector load(int column, int @Nullable [] rows, int count, VectorArena arena) {
    if (column == batch.columnCount()) {
      return rows == null ? mark : mark.gather(rows, count, arena);
    }
    if (rows == null) {
      return batch.column(column);
    }
    if (rows != chosen || narrowed.rowCount() != count) {
      narrowed = batch.select(rows, count, arena);
      chosen = rows;
    }
    return narrowed.column(column);
  }
}
