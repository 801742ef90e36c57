package dev.sluice.core.operator;

import dev.sluice.frames.file.FrameBatches;
import dev.sluice.frames.file.FrameWriter;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Merges intermediate values by key in a table. When the budget refuses to let it grow, the groups
 * so far are spilled by the hash of their keys, and it starts again empty; in the end each part is
 * merged by itself, if need be in parts of its own.
 *
 * <p>A part of few rows is merged even if the budget refuses: it could not be made smaller.
 */
final class HashAggregateOperator implements BatchSink {
  /** Parts of parts. Each level divides by {@link SpilledParts#PARTS}. */
  private static final int MAX_LEVEL = 8;

  private static final int FEW_ROWS = 256;

  private final GroupTable table;
  private final boolean finish;
  private final RowSignature output;
  private final BatchSink next;
  private final OperatorContext context;
  private final Deque<SpilledParts> open = new ArrayDeque<>();
  private @Nullable SpilledParts spilled;
  private int @Nullable [] positions;

  HashAggregateOperator(
      GroupTable table,
      boolean finish,
      RowSignature output,
      BatchSink next,
      OperatorContext context) {
    this.table = table;
    this.finish = finish;
    this.output = output;
    this.next = next;
    this.context = context;
  }

  @Override
  public void accept(Batch batch) {
    if (batch.rowCount() > 0) {
      spilled = add(arranged(batch), spilled, 1);
    }
  }

  /** The batch with the columns of the table. */
  private Batch arranged(Batch batch) {
    RowSignature wanted = table.partials();
    int[] from = positions;
    if (from == null) {
      from =
          IntStream.range(0, wanted.size())
              .map(i -> batch.signature().indexOf(wanted.name(i)))
              .toArray();
      positions = from;
    }
    ColumnVector[] columns = new ColumnVector[from.length];
    for (int i = 0; i < from.length; i++) {
      columns[i] = batch.column(from[i]);
    }
    return Batch.of(wanted, batch.rowCount(), columns);
  }

  /** Adds rows to the table, or spills what it holds; answers where to. */
  private @Nullable SpilledParts add(Batch batch, @Nullable SpilledParts parts, int level) {
    SpilledParts target = parts;
    if (!table.mayAdd(batch.rowCount())) {
      target = spill(target, level);
    }
    table.add(batch);
    if (!table.settle()) {
      target = spill(target, level);
    }
    return target;
  }

  private SpilledParts spill(@Nullable SpilledParts parts, int level) {
    SpilledParts target = parts;
    if (target == null) {
      int[] keys = IntStream.range(0, table.keyCount()).toArray();
      target = new SpilledParts(table.partials(), keys, level, context);
      open.push(target);
    }
    table.emitPartials(target::add);
    table.clear();
    return target;
  }

  @Override
  public void finish() {
    emit(spilled, 1);
    spilled = null;
    next.finish();
  }

  /** What the table holds, or, if some of it was spilled, everything part by part. */
  private void emit(@Nullable SpilledParts parts, int level) {
    if (parts == null) {
      table.emit(finish, output, next);
      table.clear();
      return;
    }
    spill(parts, level);
    for (FrameWriter part : parts.finish()) {
      if (!next.isSatisfied()) {
        emit(merge(part, level + 1), level + 1);
      }
      part.close();
    }
    open.remove(parts);
    parts.close();
  }

  /** Brings a part into the table, or into parts of its own. */
  private @Nullable SpilledParts merge(FrameWriter part, int level) {
    boolean mustFit = level > MAX_LEVEL || part.rowCount() <= FEW_ROWS;
    SpilledParts parts = null;
    VectorArena arena = context.arena();
    VectorArena.Mark mark = arena.mark();
    try (FrameBatches rows = part.frames().batches(context.allocator(), arena)) {
      for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
        context.cancellation().check();
        if (mustFit) {
          table.add(batch);
        } else {
          parts = add(batch, parts, level);
        }
        arena.resetTo(mark);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  @Override
  public boolean isSatisfied() {
    return next.isSatisfied();
  }

  @Override
  public void close() {
    table.clear();
    open.forEach(SpilledParts::close);
    open.clear();
    next.close();
  }
}
