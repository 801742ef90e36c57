package dev.sluice.core.processors;

import dev.sluice.core.operator.BatchSink;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.processor.UnitSink;
import dev.sluice.core.shuffle.ShuffleWriter;
import dev.sluice.frames.type.RowSignature;
import java.util.List;

/** One chain for all units of a lane: operators may hold rows from one unit to the next. */
final class ChainPerLane implements UnitSink {
  private final BatchSink chain;
  private final ShuffleWriter writer;

  private ChainPerLane(BatchSink chain, ShuffleWriter writer) {
    this.chain = chain;
    this.writer = writer;
  }

  static ChainPerLane open(
      List<OperatorSpec> operators,
      RowSignature input,
      ShuffleWriter writer,
      OperatorContext context) {
    return new ChainPerLane(Operators.open(operators, input, writer, context), writer);
  }

  @Override
  public BatchSink begin(Unit unit) {
    writer.begin(unit);
    return chain;
  }

  @Override
  public void end(Unit unit) {}

  @Override
  public void finish() {
    chain.finish();
  }

  @Override
  public boolean isSatisfied() {
    return chain.isSatisfied();
  }

  @Override
  public void close() {
    chain.close();
  }
}
