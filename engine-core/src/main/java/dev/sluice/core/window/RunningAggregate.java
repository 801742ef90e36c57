package dev.sluice.core.window;

import dev.sluice.core.aggregate.AggregateSpec;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of frames that start with the partition: its running value is kept with each row,
 * and that of the last row of the frame is the answer.
 */
final class RunningAggregate implements WindowFunction {
  private final AggregateSpec spec;
  private final RunningValues values;
  private final int[] inputs;
  private final boolean isRunning;
  private final int added;
  private final int state;
  private final FrameRanges ranges;
  private @Nullable RowCursor cursor;
  private @Nullable PickedRows picked;
  private long keepFrom = Long.MAX_VALUE;

  RunningAggregate(WindowCall call, RunningValues values, WindowSpec window, RowColumns columns) {
    spec = call.function();
    this.values = values;
    inputs = spec.inputs().stream().mapToInt(columns.input()::indexOf).toArray();
    isRunning = call.frame().equals(WindowFrame.RUNNING);
    added = isRunning ? columns.addPassing(spec.outputType()) : columns.add(spec.outputType());
    state = columns.input().size() + added;
    ranges = new FrameRanges(call.frame(), window, columns);
  }

  @Override
  public Lookahead lookahead() {
    return ranges.lookahead();
  }

  @Override
  public void open(RowStore store) {
    cursor = new RowCursor(store);
    picked = new PickedRows(cursor, state, spec.outputType());
    ranges.open(store);
  }

  @Override
  public void arrive(
      Batch batch, boolean[] starts, @Nullable ColumnVector[] states, VectorArena arena) {
    ColumnVector[] columns = new ColumnVector[inputs.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(inputs[i]);
    }
    states[added] = values.next(columns, starts, batch.rowCount(), arena);
  }

  @Override
  public ColumnVector evaluate(RowPlaces places, Batch rows, VectorArena arena) throws IOException {
    if (isRunning) {
      return rows.column(state);
    }
    PickedRows last = picked;
    if (last == null) {
      throw new IllegalStateException("Not opened");
    }
    int count = places.count;
    ranges.compute(places, rows, arena);
    long[] positions = arena.longs(count);
    long[] from = ranges.from[0];
    long[] to = ranges.to[0];
    for (int i = 0; i < count; i++) {
      positions[i] = from[i] < to[i] ? to[i] - 1 : -1;
    }
    keepFrom = Math.min(Math.max(from[count - 1], to[count - 1] - 1), searched());
    return last.at(positions, count, arena);
  }

  /** Where searches for the end of frames go on. */
  private long searched() {
    return ranges.searchedFrom();
  }

  @Override
  public long keepFrom() {
    return keepFrom;
  }

  @Override
  public void close() {
    if (cursor != null) {
      cursor.close();
    }
    ranges.close();
  }
}
