package dev.sluice.core.operator;

import dev.sluice.core.join.BuildSide;
import dev.sluice.core.join.ChainProbe;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Looks rows up in a build side that it shares with other chains. */
final class HashJoinOperator implements BatchSink {
  private final ChainProbe probe;
  private final BatchSink next;

  private HashJoinOperator(ChainProbe probe, BatchSink next) {
    this.probe = probe;
    this.next = next;
  }

  static HashJoinOperator open(
      OperatorSpec.HashJoin spec,
      int position,
      RowSignature input,
      BatchSink next,
      OperatorContext context) {
    BuildSide side;
    try {
      side = context.sides().built(position, BuildSide.class, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChainProbe probe =
        side.open(
            input,
            context.arena(),
            context.allocator(),
            context.spillFolder(),
            context.cancellation()::check,
            next::accept);
    return new HashJoinOperator(probe, next);
  }

  @Override
  public void accept(Batch batch) {
    probe.accept(batch);
  }

  @Override
  public void finish() {
    probe.finish(next::isSatisfied);
    next.finish();
  }

  @Override
  public boolean isSatisfied() {
    return next.isSatisfied();
  }

  @Override
  public void close() {
    probe.close();
    next.close();
  }
}
