package dev.sluice.core.processor;

import dev.sluice.core.operator.BatchSink;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.core.operator.OperatorContext;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One lane: takes units from a queue that it shares with other lanes, reads them batch by batch and
 * pushes the batches into a chain of operators.
 */
public final class PipelineProcessor implements Processor {
  private static final long QUANTUM_NANOS = 4_000_000;

  private final UnitQueue units;
  private final UnitSink sink;
  private final OperatorContext context;
  private @Nullable Reading reading;

  /** A unit that is being read. */
  private record Reading(Unit unit, BatchSource source, BatchSink chain) {}

  /** Lane over the units; it owns the sink. */
  public PipelineProcessor(UnitQueue units, UnitSink sink, OperatorContext context) {
    this.units = units;
    this.sink = sink;
    this.context = context;
  }

  @Override
  public Progress run() throws IOException {
    long start = System.nanoTime();
    do {
      context.cancellation().check();
      Reading current = reading;
      if (current == null) {
        current = begin();
      }
      if (current == null) {
        sink.finish();
        return Progress.DONE;
      }
      pump(current);
    } while (System.nanoTime() - start < QUANTUM_NANOS);
    return Progress.AGAIN;
  }

  private @Nullable Reading begin() throws IOException {
    Unit unit = sink.isSatisfied() ? null : units.poll();
    if (unit == null) {
      return null;
    }
    BatchSink chain = sink.begin(unit);
    Reading begun = new Reading(unit, unit.open(context), chain);
    reading = begun;
    return begun;
  }

  private void pump(Reading current) throws IOException {
    context.arena().reset();
    Batch batch = current.source().next();
    if (batch != null) {
      current.chain().accept(batch);
    }
    if (batch == null || current.chain().isSatisfied()) {
      reading = null;
      current.source().close();
      sink.end(current.unit());
    }
  }

  @Override
  public void close() {
    Reading current = reading;
    reading = null;
    try {
      if (current != null) {
        current.source().close();
      }
    } finally {
      sink.close();
    }
  }
}
