package dev.sluice.core.shuffle;

import dev.sluice.core.operator.BatchSink;
import dev.sluice.core.processor.Unit;

/** Last sink of a lane. Batches have the columns of the stage, in any order. */
public interface ShuffleWriter extends BatchSink {
  /** The batches that follow come from this unit. */
  void begin(Unit unit);
}
