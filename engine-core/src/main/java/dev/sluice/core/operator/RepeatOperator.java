package dev.sluice.core.operator;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;

/** Gives each row as often as a column of it says. */
final class RepeatOperator implements BatchSink {
  private final int timesColumn;
  private final OperatorContext context;
  private final BatchSink next;
  private final int[] rows = new int[Batch.DEFAULT_ROWS];
  private int held;

  RepeatOperator(
      OperatorSpec.Repeat spec, RowSignature input, OperatorContext context, BatchSink next) {
    this.timesColumn = input.indexOf(spec.times());
    this.context = context;
    this.next = next;
  }

  @Override
  public void accept(Batch batch) {
    LongVector times = batch.longs(timesColumn);
    for (int column = 0; column < batch.columnCount(); column++) {
      batch.column(column);
    }
    for (int row = 0; row < batch.rowCount(); row++) {
      if (!times.isNull(row)) {
        repeat(batch, row, times.values()[row]);
      }
    }
    emit(batch);
  }

  private void repeat(Batch batch, int row, long times) {
    for (long left = times; left > 0 && !next.isSatisfied(); ) {
      int count = (int) Math.min(left, rows.length - held);
      for (int i = 0; i < count; i++) {
        rows[held + i] = row;
      }
      held += count;
      left -= count;
      if (held == rows.length) {
        emit(batch);
      }
    }
  }

  private void emit(Batch batch) {
    int count = held;
    held = 0;
    if (count == 0) {
      return;
    }
    context.cancellation().check();
    VectorArena.Mark mark = context.arena().mark();
    Batch.ColumnSource source =
        (column, chosen, wanted, arena) -> {
          int[] from = rows;
          if (chosen != null) {
            from = arena.ints(wanted);
            for (int i = 0; i < wanted; i++) {
              from[i] = rows[chosen[i]];
            }
          }
          return batch.column(column).gather(from, wanted, arena);
        };
    next.accept(Batch.lazy(batch.signature(), count, source, context.arena()));
    context.arena().resetTo(mark);
  }

  @Override
  public void finish() {
    next.finish();
  }

  @Override
  public boolean isSatisfied() {
    return next.isSatisfied();
  }

  @Override
  public void close() {
    next.close();
  }
}
