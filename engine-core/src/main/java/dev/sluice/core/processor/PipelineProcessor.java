package dev.sluice.core.processor;

import dev.sluice.core.operator.BatchSink;
import dev.sluice.core.operator.BatchSource;
import dev.sluice.frames.vector.Batch;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One lane: takes units from a queue that it shares with other lanes, reads them batch by batch and
 * pushes the batches into a chain of operators.
 */
public final class PipelineProcessor implements Processor {
  private final UnitQueue units;
  private final SinkOpener opener;
  private final CompletableFuture<?> ready;
  private @Nullable UnitSink sink;
  private final Lane lane;
  private @Nullable Reading reading;

  /** A unit that is being read. */
  private record Reading(Unit unit, BatchSource source, BatchSink chain) {}

  /** Makes the sink of a lane. */
  public interface SinkOpener {
    UnitSink open();
  }

  /**
   * Owns the lane and the sink, which is opened when the future has completed.
   *
   * @param ready what must be there before the sink is opened; if it fails, so does the lane
   */
  public PipelineProcessor(
      Lane lane, UnitQueue units, SinkOpener opener, CompletableFuture<?> ready) {
    this.lane = lane;
    this.units = units;
    this.opener = opener;
    this.ready = ready;
  }

  @Override
  public Progress run() throws IOException {
    Quantum quantum = Quantum.start();
    UnitSink target = sink;
    if (target == null) {
      if (!ready.isDone()) {
        return new Progress.Await(ready);
      }
      ready.join();
      target = opener.open();
      sink = target;
    }
    do {
      lane.context().cancellation().check();
      Reading current = reading;
      if (current == null) {
        current = begin(target);
      }
      if (current == null) {
        target.finish();
        return Progress.DONE;
      }
      pump(current, target);
    } while (!quantum.isOver());
    return Progress.AGAIN;
  }

  private @Nullable Reading begin(UnitSink target) throws IOException {
    Unit unit = target.isSatisfied() ? null : units.poll();
    if (unit == null) {
      return null;
    }
    BatchSink chain = target.begin(unit);
    Reading begun = new Reading(unit, unit.open(lane), chain);
    reading = begun;
    return begun;
  }

  private void pump(Reading current, UnitSink target) throws IOException {
    lane.context().arena().reset();
    Batch batch = current.source().next();
    if (batch != null) {
      current.chain().accept(batch);
    }
    if (batch == null || current.chain().isSatisfied()) {
      reading = null;
      current.source().close();
      target.end(current.unit());
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
      try {
        if (sink != null) {
          sink.close();
        }
      } finally {
        lane.close();
      }
    }
  }
}
