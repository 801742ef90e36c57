package dev.sluice.core.operator;

import dev.sluice.core.join.KeyMembership;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.VectorArena;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Drops rows whose keys are surely not in a broadcast input. */
final class KeyFilterOperator implements BatchSink {
  private final KeyMembership membership;
  private final int[] keys;
  private final VectorArena arena;
  private final BatchSink next;

  private KeyFilterOperator(
      KeyMembership membership, int[] keys, VectorArena arena, BatchSink next) {
    this.membership = membership;
    this.keys = keys;
    this.arena = arena;
    this.next = next;
  }

  static KeyFilterOperator open(
      OperatorSpec.KeyFilter spec,
      int position,
      RowSignature input,
      BatchSink next,
      OperatorContext context) {
    try {
      return new KeyFilterOperator(
          context.sides().built(position, KeyMembership.class, context),
          spec.keys().stream().mapToInt(key -> input.indexOf(key.probe())).toArray(),
          context.arena(),
          next);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void accept(Batch batch) {
    if (membership.isUnknown()) {
      next.accept(batch);
      return;
    }
    int count = batch.rowCount();
    ColumnVector[] columns = new ColumnVector[keys.length];
    for (int k = 0; k < keys.length; k++) {
      columns[k] = batch.column(keys[k]);
    }
    int[] rows = arena.ints(count);
    int kept = membership.select(columns, count, rows, arena);
    if (kept == count) {
      next.accept(batch);
    } else if (kept > 0) {
      next.accept(batch.select(rows, kept, arena));
    }
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
