package dev.sluice.core.operator;

import dev.sluice.core.join.JoinKey;
import dev.sluice.core.join.JoinKind;
import dev.sluice.core.join.JoinSpec;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import dev.sluice.frames.vector.ColumnVector;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Joins rows that come sorted by the keys with those of the partner, which are sorted alike: both
 * sides go forward side by side. Rows of the build side that have the key of the rows at hand are
 * the only ones that are kept, see {@link MergeSide}.
 *
 * <p>The pairs of a batch come out before its rows without a partner.
 */
final class MergeJoinOperator implements BatchSink {
  private final JoinSpec spec;
  private final int[] keys;
  private final MergeSide side;
  private final MergePairs pairs;
  private final BatchSink next;
  private final OperatorContext context;
  private final boolean wantsPairs;

  MergeJoinOperator(
      JoinSpec spec,
      boolean mustFit,
      RowSignature probe,
      MergePairs pairs,
      BatchSink next,
      OperatorContext context) {
    this.spec = spec;
    this.pairs = pairs;
    this.next = next;
    this.context = context;
    keys = spec.keys().stream().mapToInt(key -> probe.indexOf(key.probe())).toArray();
    side = new MergeSide(spec, mustFit, pairs, context);
    JoinKind kind = spec.kind();
    wantsPairs = spec.condition() != null || (kind.givesProbe() && kind.givesBuild());
  }

  static MergeJoinOperator open(
      OperatorSpec.MergeJoin spec, RowSignature probe, BatchSink next, OperatorContext context) {
    JoinSpec join = spec.join();
    for (JoinKey key : join.keys()) {
      if (key.nulls() == JoinKey.Nulls.UNKNOWN) {
        throw new IllegalArgumentException("Sorted sides cannot be joined by IN " + join);
      }
    }
    if (join.keys().isEmpty()) {
      throw new IllegalArgumentException("Sorted sides cannot be joined without keys " + join);
    }
    MergePairs pairs = new MergePairs(join, probe, next, context);
    return new MergeJoinOperator(join, spec.mustFit(), probe, pairs, next, context);
  }

  @Override
  public void accept(Batch batch) {
    if (batch.rowCount() == 0) {
      return;
    }
    context.cancellation().check();
    ColumnVector[] columns = new ColumnVector[keys.length];
    for (int k = 0; k < keys.length; k++) {
      columns[k] = batch.column(keys[k]);
    }
    pairs.begin(batch);
    try {
      int end;
      for (int row = 0; row < batch.rowCount(); row = end) {
        end = endOfRun(columns, row, batch.rowCount());
        if (!mayMatch(columns, row) || !side.seek(columns, row)) {
          continue;
        }
        if (wantsPairs) {
          side.pair(row, end);
        } else {
          pairs.markProbe(row, end);
          side.markGroup();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pairs.end();
  }

  /** Whether no NULL forbids that the row finds a partner. */
  private boolean mayMatch(ColumnVector[] columns, int row) {
    for (int k = 0; k < columns.length; k++) {
      if (columns[k].isNull(row) && spec.keys().get(k).nulls() == JoinKey.Nulls.DIFFER) {
        return false;
      }
    }
    return true;
  }

  private static int endOfRun(ColumnVector[] columns, int from, int count) {
    int end = from + 1;
    while (end < count && MergeSide.compare(columns, from, columns, end) == 0) {
      end++;
    }
    return end;
  }

  @Override
  public void finish() {
    try {
      side.drain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    next.finish();
  }

  @Override
  public boolean isSatisfied() {
    return next.isSatisfied();
  }

  @Override
  public void close() {
    side.close();
    next.close();
  }
}
