package dev.sluice.core.shuffle;

import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import dev.sluice.frames.vector.LongVector;
import dev.sluice.frames.vector.VectorArena;
import org.jspecify.annotations.Nullable;

/**
 * Puts the columns of batches into the order of a stage's signature, and adds the column {@code
 * __boost} if the stage has it and the chain does not produce it: the ordinal of each row in the
 * input of the stage, so that rows with equal keys keep the order of the input.
 */
final class OutputColumns {
  /** Name of the column that tells rows with equal keys apart. */
  static final String BOOST = "__boost";

  private static final int GENERATED = -1;

  private final RowSignature signature;
  private final VectorArena arena;
  private @Nullable RowSignature known;
  private int @Nullable [] positions;
  private long nextOrdinal;

  OutputColumns(RowSignature signature, VectorArena arena) {
    this.signature = signature;
    this.arena = arena;
  }

  /** The next row has this ordinal. */
  void begin(long ordinal) {
    nextOrdinal = ordinal;
  }

  @SuppressWarnings("ReferenceEquality") // a chain's batches share one object; others cost a look
  Batch arrange(Batch batch) {
    if (known != batch.signature()) {
      known = batch.signature();
      positions = known.equals(signature) ? null : positions(known);
    }
    long first = nextOrdinal;
    nextOrdinal += batch.rowCount();
    int[] order = positions;
    if (order == null) {
      return batch;
    }
    ColumnVector[] columns = new ColumnVector[order.length];
    for (int i = 0; i < order.length; i++) {
      columns[i] =
          order[i] == GENERATED ? ordinals(first, batch.rowCount()) : batch.column(order[i]);
    }
    return Batch.of(signature, batch.rowCount(), columns);
  }

  private int[] positions(RowSignature produced) {
    int[] found = new int[signature.size()];
    for (int i = 0; i < found.length; i++) {
      String name = signature.name(i);
      found[i] =
          name.equals(BOOST) && !produced.contains(BOOST) ? GENERATED : produced.indexOf(name);
    }
    return found;
  }

  private LongVector ordinals(long first, int count) {
    long[] values = arena.longs(count);
    for (int i = 0; i < count; i++) {
      values[i] = first + i;
    }
    return new LongVector(values, null, count);
  }
}
