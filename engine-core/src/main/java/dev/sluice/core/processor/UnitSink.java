package dev.sluice.core.processor;

import dev.sluice.core.operator.BatchSink;

/**
 * Where the units of a lane go. For each unit {@link #begin}, batches to what that answers, {@link
 * #end}; after the last unit {@link #finish}; {@link #close} always and last.
 */
public interface UnitSink extends AutoCloseable {
  /** Takes the batches of the unit. The caller neither finishes nor closes what it gets. */
  BatchSink begin(Unit unit);

  /** All of the unit is read that is needed. */
  void end(Unit unit);

  /** There are no more units. */
  void finish();

  /** Whether further units would change nothing. */
  boolean isSatisfied();

  @Override
  void close();
}
