package dev.sluice.core.processors;

import dev.sluice.core.operator.BatchSink;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.core.operator.OperatorSpec;
import dev.sluice.core.operator.Operators;
import dev.sluice.core.processor.Unit;
import dev.sluice.core.processor.UnitSink;
import dev.sluice.core.shuffle.ShuffleWriter;
import dev.sluice.frames.type.RowSignature;
import dev.sluice.frames.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fresh chain for each unit: nothing of one partition mixes with another. */
final class ChainPerUnit implements UnitSink {
  private final List<OperatorSpec> operators;
  private final RowSignature input;
  private final ShuffleWriter writer;
  private final OperatorContext context;
  private @Nullable BatchSink chain;

  ChainPerUnit(
      List<OperatorSpec> operators,
      RowSignature input,
      ShuffleWriter writer,
      OperatorContext context) {
    this.operators = operators;
    this.input = input;
    this.writer = writer;
    this.context = context;
  }

  @Override
  public BatchSink begin(Unit unit) {
    writer.begin(unit);
    OperatorContext own = context.withSides(context.sides().at(unit.partition()));
    BatchSink opened = Operators.open(operators, input, new Borrowed(writer), own);
    chain = opened;
    return opened;
  }

  @Override
  public void end(Unit unit) {
    BatchSink ended = chain;
    if (ended != null) {
      ended.finish();
      chain = null;
      ended.close();
    }
  }

  @Override
  public void finish() {
    writer.finish();
  }

  @Override
  public boolean isSatisfied() {
    return writer.isSatisfied();
  }

  @Override
  public void close() {
    BatchSink open = chain;
    chain = null;
    try {
      if (open != null) {
        open.close();
      }
    } finally {
      writer.close();
    }
  }

  /** The writer as the end of a chain that does not own it. */
  private record Borrowed(ShuffleWriter writer) implements BatchSink {
    @Override
    public void accept(Batch batch) {
      writer.accept(batch);
    }

    @Override
    public void finish() {}

    @Override
    public boolean isSatisfied() {
      return writer.isSatisfied();
    }

    @Override
    public void close() {}
  }
}
