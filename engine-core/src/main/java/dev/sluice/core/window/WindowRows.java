package dev.sluice.core.window;

import dev.sluice.core.fault.Fault;
import dev.sluice.core.fault.FaultException;
import dev.sluice.frames.FrameAllocator;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a window on their way: they come sorted, are held as long as a function needs to see
 * what follows, and leave in chunks with the values of all functions. Where no function looks
 * ahead, rows leave as they come. Belongs to one thread at a time.
 */
public final class WindowRows implements AutoCloseable {
  private final WindowSpec spec;
  private final RowSignature output;
  private final RowColumns columns;
  private final RowSignature extended;
  private final List<WindowFunction> functions = new ArrayList<>();
  private final Lookahead lookahead;
  private final Boundaries boundaries;
  private final @Nullable RowStore store;
  private final @Nullable RowCursor leaving;
  private final VectorArena arena;
  private long left;

  /** Takes rows with their values. */
  public interface Receiver {
    /** The batch is valid during the call. Answers whether more rows are wanted. */
    boolean receive(Batch batch);
  }

  /**
   * No rows yet.
   *
   * @param input columns of the rows
   * @param arena of the lane
   * @param allocator of the lane's frames
   * @param folder where rows go that do not fit into the budget
   * @throws IllegalArgumentException naming what is wrong, if a function cannot be evaluated
   */
  public WindowRows(
      WindowSpec spec,
      RowSignature input,
      VectorArena arena,
      FrameAllocator allocator,
      Path folder) {
    this.spec = spec;
    this.arena = arena;
    output = spec.output(input);
    columns = new RowColumns(input);
    Lookahead needed = Lookahead.NONE;
    for (WindowCall call : spec.calls()) {
      WindowFunction function = WindowFunctions.of(call, spec, columns);
      functions.add(function);
      needed = needed.and(function.lookahead());
    }
    lookahead = needed;
    extended = columns.signature();
    boundaries = new Boundaries(spec, input);
    boolean holdsRows = !lookahead.isNone();
    if (holdsRows || !columns.isForgetful()) {
      RowStore rows = new RowStore(extended, columns.stored(holdsRows), allocator, folder);
      functions.forEach(function -> function.open(rows));
      store = rows;
      leaving = holdsRows ? new RowCursor(rows) : null;
    } else {
      store = null;
      leaving = null;
    }
  }

  /** Takes rows; those that can leave do. */
  public void add(Batch batch, Receiver receiver) throws IOException {
    if (batch.rowCount() == 0) {
      return;
    }
    boolean[] starts = boundaries.arrive(batch, arena);
    @Nullable ColumnVector[] added = new ColumnVector[columns.addedCount()];
    for (WindowFunction function : functions) {
      function.arrive(batch, starts, added, arena);
    }
    Batch rows = extended(batch, added);
    RowStore held = store;
    if (held != null) {
      held.add(rows);
      checkHeld(held);
    }
    if (leaving != null) {
      leave(receiver);
      return;
    }
    if (held != null) {
      held.flush();
    }
    emit(rows, receiver);
    drop();
  }

  /** No more rows come: all leave. */
  public void end(Receiver receiver) throws IOException {
    boundaries.end();
    if (store != null && leaving != null) {
      store.flush();
      leave(receiver);
    }
  }

  private Batch extended(Batch batch, @Nullable ColumnVector[] added) {
    int width = columns.input().size();
    return Batch.lazy(
        extended,
        batch.rowCount(),
        (column, chosen, count, into) -> {
          ColumnVector vector =
              column < width ? batch.column(column) : required(added[column - width]);
          return chosen == null ? vector : vector.gather(chosen, count, into);
        },
        arena);
  }

  private static ColumnVector required(@Nullable ColumnVector vector) {
    if (vector == null) {
      throw new IllegalStateException("A function did not add its column");
    }
    return vector;
  }

  private void checkHeld(RowStore held) {
    Long most = spec.maxRows();
    long count = boundaries.received() - Math.max(left, held.first());
    if (most != null && count > most) {
      throw new FaultException(
          new Fault.TooManyRowsInAWindow(
              (int) Math.min(count, Integer.MAX_VALUE), (int) Math.min(most, Integer.MAX_VALUE)));
    }
  }

  private void leave(Receiver receiver) throws IOException {
    RowStore held = store;
    RowCursor cursor = leaving;
    if (held == null || cursor == null) {
      return;
    }
    long limit = boundaries.placeable(lookahead);
    if (held.readable() <= left || limit <= left) {
      return;
    }
    held.flush();
    VectorArena.Mark mark = arena.mark();
    boolean isWanted = true;
    while (left < limit && isWanted) {
      int most = (int) Math.min(Batch.DEFAULT_ROWS, limit - left);
      isWanted = emit(cursor.read(left, most), receiver);
      arena.resetTo(mark);
      drop();
    }
  }

  private boolean emit(Batch rows, Receiver receiver) throws IOException {
    int count = rows.rowCount();
    RowPlaces places = boundaries.places(left, count, arena);
    ColumnVector[] values = new ColumnVector[functions.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = functions.get(i).evaluate(places, rows, arena);
    }
    left += count;
    int width = columns.input().size();
    return receiver.receive(
        Batch.lazy(
            output,
            count,
            (column, chosen, wanted, into) ->
                column < width
                    ? input(rows, column, chosen, wanted, into)
                    : chosen(values[column - width], chosen, wanted, into),
            arena));
  }

  private static ColumnVector input(
      Batch rows, int column, int @Nullable [] chosen, int wanted, VectorArena into) {
    return chosen == null ? rows.column(column) : rows.select(chosen, wanted, into).column(column);
  }

  private static ColumnVector chosen(
      ColumnVector vector, int @Nullable [] chosen, int wanted, VectorArena into) {
    return chosen == null ? vector : vector.gather(chosen, wanted, into);
  }

  private void drop() {
    if (store != null) {
      long oldest = left;
      for (WindowFunction function : functions) {
        oldest = Math.min(oldest, function.keepFrom());
      }
      store.dropBelow(oldest);
    }
  }

  /** Bytes of heap, as far as they grow with the data; frames are not among them. */
  public long sizeBytes() {
    long bytes = boundaries.sizeBytes();
    for (WindowFunction function : functions) {
      bytes += function.sizeBytes();
    }
    return bytes;
  }

  /** Gives back memory and files. Idempotent. */
  @Override
  public void close() {
    if (leaving != null) {
      leaving.close();
    }
    functions.forEach(WindowFunction::close);
    if (store != null) {
      store.close();
    }
  }
}
