package dev.sluice.core.operator;

import dev.sluice.core.window.WindowRows;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Adds the values of window functions to rows that come sorted by partition and order. Rows leave
 * in the order in which they came.
 */
final class WindowOperator implements BatchSink {
  private final WindowRows rows;
  private final BatchSink next;
  private final OperatorContext context;
  private final TableMemory memory;

  WindowOperator(WindowRows rows, BatchSink next, OperatorContext context) {
    this.rows = rows;
    this.next = next;
    this.context = context;
    memory = new TableMemory(context.pool(), Long.MAX_VALUE);
  }

  @Override
  public void accept(Batch batch) {
    try {
      rows.add(batch, this::pass);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    memory.settle(rows.sizeBytes());
  }

  private boolean pass(Batch batch) {
    context.cancellation().check();
    next.accept(batch);
    return !next.isSatisfied();
  }

  @Override
  public void finish() {
    try {
      rows.end(this::pass);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    memory.release();
    next.finish();
  }

  @Override
  public boolean isSatisfied() {
    return next.isSatisfied();
  }

  @Override
  public void close() {
    memory.release();
    try {
      rows.close();
    } finally {
      next.close();
    }
  }
}
