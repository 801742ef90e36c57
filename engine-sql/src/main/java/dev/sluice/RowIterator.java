package dev.sluice;

import dev.sluice.core.exec.QueryResults;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads batches row by row. */
final class RowIterator implements Iterator<Row> {
  private final RowColumns names;
  private final int[] positions;
  private final ColumnValues[] readers;
  private final VectorArena arena = new VectorArena();
  private final BatchSource source;
  private @Nullable Batch batch;
  private int next;

  RowIterator(QueryResults results, RowColumns names) {
    this.names = names;
    int count = results.columns().size();
    positions = new int[count];
    readers = new ColumnValues[count];
    for (int i = 0; i < count; i++) {
      positions[i] = results.position(i);
      readers[i] = ColumnValues.of(results.columns().get(i).type());
    }
    source = results.open(arena);
  }

  @Override
  public boolean hasNext() {
    Batch current = batch;
    while (current == null || next >= current.rowCount()) {
      arena.reset();
      current = read();
      batch = current;
      next = 0;
      if (current == null) {
        source.close();
        return false;
      }
      for (int i = 0; i < positions.length; i++) {
        readers[i].take(current.column(positions[i]));
      }
    }
    return true;
  }

  private @Nullable Batch read() {
    try {
      return source.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    @Nullable Object[] values = new Object[readers.length];
    for (int i = 0; i < readers.length; i++) {
      values[i] = readers[i].value(next);
    }
    next++;
    return new Row(names, values);
  }
}
